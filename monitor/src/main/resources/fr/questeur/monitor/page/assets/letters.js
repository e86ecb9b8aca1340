/* Dead letters: what, why, and once more. */

import { get, post } from './api.js';
import { announce, bytes, h, number, problem, time } from './dom.js';
import { listen } from './events.js';

const PAGE = 25;

export function lettersView({ root, query, note }) {
  const count = h('p', {}, '');
  const list = h('ol', { class: 'letters' });
  const pager = h('div', { class: 'pager' });
  const state = select('State', 'state', [['open', 'open'], ['', 'all'], ['replayed', 'replayed'], ['discarded', 'discarded'], ['superseded', 'superseded']], query.get('state') ?? 'open');
  const reason = select('Reason', 'reason', [['', 'any']], query.get('reason') ?? '');
  let offset = Number(query.get('offset')) || 0;
  root.append(
    h('div', { class: 'view-head' },
      h('div', {}, h('h1', {}, 'Dead letters'), count),
      h('div', { class: 'filters' }, state.label, reason.label)),
    list, pager);
  let request = new AbortController();

  async function load() {
    request.abort();
    request = new AbortController();
    const chosen = new URLSearchParams();
    chosen.set('state', state.element.value);
    if (reason.element.value) {
      chosen.set('reason', reason.element.value);
    }
    if (offset) {
      chosen.set('offset', offset);
    }
    note(chosen);
    try {
      const page = await get(`/api/dead-letters?${new URLSearchParams([['limit', PAGE], ...[...chosen].filter(([, value]) => value)])}`, request.signal);
      const { counts } = page;
      count.textContent = `Documents that did not become questions: ${number(counts.open)} open of ${number(counts.total)}, each with its bytes.`
        + (counts.kept < counts.total ? ` The latest ${number(counts.kept)} are here; 'questeur dead-letters list' has all.` : '');
      reason.options([['', 'any'], ...Object.entries(counts.byReason).map(([code, n]) => [code, `${code} (${number(n)})`])]);
      list.replaceChildren(...page.letters.map(each => letter(each)));
      if (!page.letters.length) {
        list.replaceChildren(h('li', { class: 'empty' }, offset ? 'No more.' : 'None.'));
      }
      pager.replaceChildren(
        h('button', { type: 'button', disabled: offset === 0, onclick: () => move(-PAGE) }, 'Later ones'),
        h('button', { type: 'button', disabled: page.letters.length < PAGE, onclick: () => move(PAGE) }, 'Earlier ones'));
    } catch (error) {
      if (error.name !== 'AbortError') {
        list.replaceChildren(h('li', {}, problem(error)));
      }
    }
  }

  function move(by) {
    offset = Math.max(0, offset + by);
    load();
    scrollTo(0, 0);
  }

  for (const each of [state, reason]) {
    each.element.addEventListener('change', () => {
      offset = 0;
      load();
    });
  }
  load();
  const later = soon(load);
  const unlisten = listen(kind => {
    // Not under the hands of somebody who is reading one.
    if ((kind === 'letters' || kind === 'snapshot') && !list.contains(document.activeElement)) {
      later();
    }
  });
  return { title: 'Dead letters', leave: unlisten };
}

/** The last three open ones, for the live view. */
export function latestLetters(root) {
  async function load() {
    try {
      const page = await get('/api/dead-letters?state=open&limit=3');
      root.replaceChildren(...(page.letters.length ? [
        h('section', { class: 'sheet latest-letters', 'aria-labelledby': 'letters-title' },
          h('div', { class: 'sheet-head' }, h('h2', { id: 'letters-title' }, 'Latest dead letters'), h('a', { class: 'small', href: '/dead-letters' }, `all ${number(page.counts.open)}`)),
          h('ol', { class: 'letters' }, page.letters.map(each => letter(each, true))))] : []));
    } catch {
      // The link's state says that the server is gone; the next event loads them.
    }
  }
  load();
  const later = soon(load);
  const unlisten = listen(kind => {
    if ((kind === 'letters' || kind === 'snapshot') && !root.contains(document.activeElement)) {
      later();
    }
  });
  return { leave: unlisten };
}

function letter(each, brief = false) {
  const said = h('div', { role: 'status' });
  const open = each.state === 'open';
  const button = open ? h('button', { type: 'button', disabled: !each.replayable, onclick: () => replay(each, button, said) }, 'Replay') : null;
  const place = each.path ?? '(no path)';
  return h('li', { class: brief ? null : 'sheet', 'data-letter': each.id },
    h('div', { class: 'letter-head' },
      h(brief ? 'h3' : 'h2', {}, place),
      h('span', { class: 'chip bad' }, each.reason),
      open ? null : h('span', { class: 'chip' }, each.state)),
    h('p', { class: 'message small' }, each.message ?? ''),
    brief ? null : h('pre', { tabindex: 0, 'aria-label': `Beginning of ${place}` }, each.excerpt || '(no bytes)'),
    h('div', { class: 'letter-foot' },
      h('p', { class: 'small soft' }, `${each.id} · ${each.stage ?? 'unknown stage'} · ${bytes(each.bytes)} · ${new Date(each.at).toLocaleDateString('fr-FR')} ${time(each.at)}`),
      each.replayable || !open ? null : h('p', { class: 'small soft' }, 'Never published: put a sound file in its place.'),
      button),
    said);
}

async function replay(each, button, said) {
  button.disabled = true;
  button.textContent = 'Replaying…';
  try {
    await post(`/api/dead-letters/${encodeURIComponent(each.id)}/replay`);
    button.textContent = 'Replayed';
    said.replaceChildren(h('p', { class: 'small' }, 'Published again; if it fails again, there is a new letter.'));
    announce('Replayed');
  } catch (error) {
    button.disabled = false;
    button.textContent = 'Replay';
    said.replaceChildren(problem(error));
  }
}

/** At most once in a second. */
export function soon(action, wait = 1_000) {
  let timer = null;
  return () => {
    timer ??= setTimeout(() => {
      timer = null;
      action();
    }, wait);
  };
}

/** A labelled choice whose options may come later. */
export function select(label, name, options, value) {
  const element = h('select', { name });
  const fill = (list, chosen) => {
    const known = list.some(([each]) => each === chosen) ? list : [...list, [chosen, chosen]];
    element.replaceChildren(...known.map(([each, text]) => h('option', { value: each, selected: each === chosen }, text)));
    element.value = chosen;
  };
  fill(options, value);
  return { element, label: h('label', {}, label, element), options: list => fill(list, element.value) };
}
