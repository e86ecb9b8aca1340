/* The read API. */

import { h } from './dom.js';

const TOKEN = 'questeur-token';

export class ApiError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

export async function get(path, signal) {
  return answer(await fetched(path, { signal, headers: { Accept: 'application/json' } }));
}

/** Acts; asks for the token where one is needed. */
export async function post(path) {
  const needsToken = document.documentElement.dataset.token === 'true';
  if (needsToken && !sessionStorage.getItem(TOKEN)) {
    await askForToken();
  }
  const headers = { 'Content-Type': 'application/json' };
  if (sessionStorage.getItem(TOKEN)) {
    headers.Authorization = `Bearer ${sessionStorage.getItem(TOKEN)}`;
  }
  const response = await fetched(path, { method: 'POST', headers, body: '{}' });
  if (response.status === 401) {
    sessionStorage.removeItem(TOKEN);
  }
  return answer(response);
}

async function fetched(path, options) {
  try {
    return await fetch(path, options);
  } catch (error) {
    if (error.name === 'AbortError') {
      throw error;
    }
    throw new ApiError(0, 'Questeur does not answer; is it still running?');
  }
}

async function answer(response) {
  const body = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new ApiError(response.status, body.detail ?? `${response.status} ${response.statusText}`);
  }
  return body;
}

function askForToken() {
  return new Promise((resolve, reject) => {
    const input = h('input', { type: 'password', name: 'token', required: true, autocomplete: 'off' });
    const dialog = h('dialog', { 'aria-label': 'Token' },
      h('form', { method: 'dialog', onsubmit: () => sessionStorage.setItem(TOKEN, input.value) },
        h('p', {}, 'Acting from here needs the token that Questeur was started with (--http-token). It is kept until this tab is closed.'),
        h('label', {}, 'Token', input),
        h('div', { class: 'row' },
          h('button', { type: 'button', class: 'plain', onclick: () => dialog.close() }, 'Cancel'),
          h('button', { type: 'submit' }, 'Use it'))));
    dialog.addEventListener('close', () => {
      dialog.remove();
      sessionStorage.getItem(TOKEN) ? resolve() : reject(new ApiError(401, 'not done: no token was given'));
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
