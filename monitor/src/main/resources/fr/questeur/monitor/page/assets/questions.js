/* Search and filters. */

import { get } from './api.js';
import { announce, date, days, h, number, plain, problem, segments, STATUS, svg, TYPE } from './dom.js';
import { listen } from './events.js';
import { select, soon } from './letters.js';

const PAGE = 25;
const FILTERS = ['legislature', 'type', 'status', 'portfolio', 'group'];
const SORTS = [['', 'best first'], ['newest', 'newest'], ['oldest', 'oldest'], ['delay', 'longest delay'], ['deadline', 'longest overdue']];

export function questionsView({ root, query, go, note }) {
  const input = h('input', { type: 'search', name: 'q', value: query.get('q') ?? '', maxlength: 200, 'aria-label': 'Words to search for', placeholder: 'écoles rurales, "diplomatie numérique", 26402…', autocomplete: 'off', spellcheck: false });
  const selects = Object.fromEntries(FILTERS.map(name =>
    [name, select(name[0].toUpperCase() + name.slice(1), name, [['', 'any']], query.get(name) ?? '')]));
  const overdue = h('input', { type: 'checkbox', name: 'overdue', checked: query.get('overdue') === 'true' });
  const sort = select('Sort', 'sort', SORTS, query.get('sort') ?? '');
  const count = h('h2', { role: 'status' }, 'Loading…');
  const csv = h('a', { href: '/api/questions.csv', download: 'questions.csv' }, 'CSV of all of these');
  const excel = h('a', { href: '/api/questions.csv?format=excel', download: 'questions.csv' }, 'for Excel');
  const list = h('ol', { class: 'results' });
  const pager = h('nav', { class: 'pager', 'aria-label': 'Pages' });
  let offset = Number(query.get('offset')) || 0;

  root.append(
    h('div', { class: 'view-head' }, h('h1', {}, 'Questions')),
    h('form', { role: 'search', onsubmit: event => { event.preventDefault(); changed(); } },
      h('div', { class: 'searchbar' }, input, h('button', { type: 'submit' }, 'Search')),
      h('div', { class: 'filters' }, FILTERS.map(name => selects[name].label),
        h('label', { class: 'check' }, overdue, 'overdue only'), sort.label,
        h('button', { type: 'button', class: 'plain', onclick: () => go('/questions') }, 'Clear'))),
    h('div', { class: 'result-head' }, count, h('span', {}, csv, ' · ', excel)), list, pager);

  function chosen() {
    const all = new URLSearchParams();
    const put = (name, value) => value && all.set(name, value);
    put('q', input.value.trim());
    FILTERS.forEach(name => put(name, selects[name].element.value));
    put('overdue', overdue.checked && 'true');
    put('sort', sort.element.value);
    return all;
  }

  let request = new AbortController();
  async function load() {
    request.abort();
    request = new AbortController();
    const parameters = chosen();
    csv.href = `/api/questions.csv${parameters.size ? `?${parameters}` : ''}`;
    excel.href = `/api/questions.csv?${new URLSearchParams([...parameters, ['format', 'excel']])}`;
    if (offset) {
      parameters.set('offset', offset);
    }
    note(parameters);
    try {
      const page = await get(`/api/questions?${new URLSearchParams([['limit', PAGE], ...parameters])}`, request.signal);
      show(page);
    } catch (error) {
      if (error.name !== 'AbortError') {
        count.textContent = 'Not found out';
        list.replaceChildren(h('li', {}, problem(error)));
        pager.replaceChildren();
      }
    }
  }

  function show(page) {
    const total = `${number(page.total)}${page.totalIsExact ? '' : ' and more'} ${page.total === 1 ? 'question' : 'questions'}`;
    if (count.textContent !== total) {
      count.textContent = total;
    }
    reconcile(list, page.questions, input.value.trim());
    const last = offset + page.questions.length;
    pager.replaceChildren(...(page.total > PAGE ? [
      h('button', { type: 'button', disabled: offset === 0, onclick: () => turn(-PAGE) }, 'Previous'),
      h('span', { class: 'soft small num' }, `${number(offset + 1)} to ${number(last)}`),
      h('button', { type: 'button', disabled: last >= page.total, onclick: () => turn(PAGE) }, 'Next')] : []));
  }

  function turn(by) {
    offset = Math.max(0, offset + by);
    load().then(() => announce(`From ${offset + 1}`));
    scrollTo(0, 0);
  }

  function changed() {
    offset = 0;
    load();
  }

  const typed = soon(changed, 300);
  input.addEventListener('input', typed);
  [...FILTERS.map(name => selects[name].element), overdue, sort.element].forEach(each => each.addEventListener('change', changed));
  load();
  get('/api/facets').then(facets => {
    const named = (list, word) => [['', 'any'], ...list.map(each => [each.value, `${word(each)} (${number(each.questions)})`])];
    selects.legislature.options(named(facets.legislatures, each => `${each.value}e`));
    selects.type.options(named(facets.types, each => TYPE[each.value] ?? each.value));
    selects.status.options(named(facets.statuses, each => STATUS[each.value] ?? each.value));
    selects.portfolio.options(named(facets.portfolios, each => each.name ?? each.value));
    selects.group.options(named(facets.groups, each => each.name ?? each.value));
  }).catch(() => { /* the list says what is wrong */ });

  // New rows show by themselves on the first page, unless somebody is moving through it.
  const later = soon(load, 1_500);
  const unlisten = listen((kind, data) => {
    const arrives = kind === 'happenings' && data.happenings.some(each => each.kind === 'stored');
    if (arrives && offset === 0 && !list.contains(document.activeElement)) {
      later();
    }
  });
  return {
    title: 'Questions',
    leave() {
      unlisten();
      request.abort();
    },
  };
}

/** Items that say the same stay as they are. */
function reconcile(list, questions, words) {
  const before = new Map([...list.children].map(item => [item.dataset.says, item]));
  list.replaceChildren(...questions.map(question => {
    const says = JSON.stringify(question);
    return before.get(says) ?? item(question, says, words);
  }));
}

function item(question, says, words) {
  const address = `/questions/${question.uid}${words ? `?${new URLSearchParams({ q: words })}` : ''}`;
  return h('li', { 'data-says': says },
    h('div', {},
      h('h2', {}, h('a', { href: address }, plain(question.heading) ? segments(question.heading) : question.uid)),
      h('p', { class: 'excerpt' }, segments(question.excerpt)),
      h('p', { class: 'meta' }, [
        question.uid, question.author && `${question.author}${question.group ? ` (${question.group})` : ''}`, question.ministry,
      ].filter(Boolean).join(' · '))),
    h('div', { class: 'stand' },
      h('div', {}, stand(question)),
      delayGauge(question),
      h('div', { class: 'soft num' }, `${date(question.publishedOn)}${question.answeredOn ? ` → ${date(question.answeredOn)}` : question.deadlineOn ? `, due ${date(question.deadlineOn)}` : ''}`)));
}

const TIMELINESS = { on_time: ['good', 'on time'], within_extension: ['warn', 'within the extension'], late: ['bad', 'late'] };

/** How a question stands, in a word or two. */
export function stand(question) {
  if (question.status === 'answered' && question.delayDays !== null) {
    const [kind, word] = TIMELINESS[question.timeliness] ?? ['', ''];
    return h('span', { class: `chip ${kind}` }, `${days(question.delayDays)}${word ? `, ${word}` : ''}`);
  }
  if (question.status === 'pending') {
    return h('span', { class: `chip ${question.overdue ? 'bad' : 'info'}` }, question.notation ? `en cours, ${question.notation}` : 'en cours');
  }
  return h('span', { class: 'chip' }, STATUS[question.status] ?? question.status);
}

/** The days against the last one allowed; three times as many fit. */
function delayGauge(question) {
  if (!question.deadlineOn || !question.publishedOn || !['answered', 'pending'].includes(question.status)) {
    return null;
  }
  const day = iso => Date.parse(iso) / 86_400_000;
  const allowed = day(question.deadlineOn) - day(question.publishedOn);
  const taken = question.delayDays ?? Math.floor(Date.now() / 86_400_000 - day(question.publishedOn));
  const x = value => Math.min(240, value / allowed * 80);
  const kind = { on_time: 'good', within_extension: 'extension', late: 'late' }[question.timeliness] ?? (question.overdue ? 'late' : '');
  return svg('svg', { class: 'gauge', viewBox: '0 0 240 16', preserveAspectRatio: 'none', role: 'img', 'aria-label': `${days(taken)} of ${days(allowed)} allowed` },
    svg('rect', { class: 'base', y: 5, width: 240, height: 6, rx: 3 }),
    svg('rect', { class: `run ${kind}`, y: 5, width: Math.max(2, x(taken)), height: 6, rx: 3 }),
    svg('line', { class: 'limit', x1: 80, x2: 80, y1: 0, y2: 16 }));
}
