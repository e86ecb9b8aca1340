/* Which view is shown, by the address; and the frame around it. */

import { announce, h, problem, visible } from './dom.js';
import { connect, listen, state } from './events.js';
import { liveView } from './live.js';
import { questionsView } from './questions.js';
import { questionView } from './question.js';
import { portfoliosView } from './portfolios.js';
import { lettersView } from './letters.js';

const main = document.getElementById('main');
const badge = document.getElementById('open-letters');
const VIEWS = [
  [/^\/$/, liveView],
  [/^\/questions$/, questionsView],
  [/^\/questions\/([^/]+)$/, questionView],
  [/^\/portfolios$/, portfoliosView],
  [/^\/dead-letters$/, lettersView],
];

let leave = () => {};

/** Shows another view, or the same one with another query. */
export function go(address, { replaces = false } = {}) {
  history[replaces ? 'replaceState' : 'pushState'](null, '', address);
  show();
}

/** Keeps the state of the view in the address without showing it anew. */
export function note(parameters) {
  const query = parameters.toString();
  history.replaceState(null, '', location.pathname + (query ? `?${query}` : ''));
}

function show(first = false) {
  leave();
  leave = () => {};
  const [view, argument] = find(location.pathname);
  main.replaceChildren();
  try {
    const shown = view({ root: main, argument, query: new URLSearchParams(location.search), go, note });
    leave = shown.leave ?? leave;
    titled(shown.title);
  } catch (error) {
    main.append(problem(error));
    throw error;
  }
  for (const link of document.querySelectorAll('.masthead nav a')) {
    const path = new URL(link.href).pathname;
    const current = path === '/' ? location.pathname === '/' : location.pathname.startsWith(path);
    current ? link.setAttribute('aria-current', 'page') : link.removeAttribute('aria-current');
  }
  if (!first) {
    scrollTo(0, 0);
    main.focus({ preventScroll: true });
  }
}

/** Names the view for the tab and for screen readers. */
export function titled(title) {
  document.title = title === 'Live' ? 'Questeur' : `${visible(title)} · Questeur`;
  announce(title);
}

function find(path) {
  for (const [pattern, view] of VIEWS) {
    const match = pattern.exec(path);
    if (match) {
      return [view, match[1] && decodeURIComponent(match[1])];
    }
  }
  return [nothing, null];
}

function nothing({ root }) {
  root.append(h('h1', {}, 'There is nothing here'), h('p', {}, h('a', { href: '/' }, 'To the live view')));
  return { title: 'Nothing here' };
}

document.addEventListener('click', event => {
  const link = event.target.closest?.('a[href]');
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
    return;
  }
  const address = new URL(link.href);
  if (address.origin !== location.origin || 'plain' in link.dataset || link.hasAttribute('download') || link.target) {
    return;
  }
  if (link.getAttribute('href').startsWith('#')) {
    event.preventDefault();
    main.focus();
    return;
  }
  event.preventDefault();
  go(address.pathname + address.search);
});
addEventListener('popstate', () => show());

listen(() => {
  const open = state.letters?.open ?? 0;
  badge.hidden = open === 0;
  badge.textContent = open;
  badge.setAttribute('aria-label', `${open} open`);
});
connect();
show(true);
