/* One question: its life, its delay, its texts, and where they are from. */

import { get } from './api.js';
import { date, days, h, problem, segments, STATUS, TYPE } from './dom.js';
import { listen } from './events.js';
import { soon } from './letters.js';
import { titled } from './app.js';
import { lifeline, WORDS } from './lifeline.js';

export function questionView({ root, argument, query }) {
  const words = query.get('q');
  const body = h('article', { 'aria-busy': 'true' }, h('h1', {}, argument));
  root.append(h('p', { class: 'kicker' }, h('a', { href: `/questions${words ? `?${new URLSearchParams({ q: words })}` : ''}` }, '← Questions')), body);
  let shown = '';

  async function load() {
    try {
      const detail = await get(`/api/questions/${encodeURIComponent(argument)}${words ? `?${new URLSearchParams({ q: words })}` : ''}`);
      if (JSON.stringify(detail) !== shown) {
        shown = JSON.stringify(detail);
        body.replaceChildren(...parts(detail));
        titled(`${heading(detail.question)} (${argument})`);
      }
    } catch (error) {
      body.replaceChildren(h('h1', {}, argument), problem(error));
    }
    body.removeAttribute('aria-busy');
  }

  load();
  const later = soon(load);
  const unlisten = listen((kind, data) => {
    if (kind === 'happenings' && data.happenings.some(each => each.kind === 'stored' && each.uid === argument)) {
      later();
    }
  });
  return { title: argument, leave: unlisten };
}

function heading({ heading: { rubric, analysisHead, title }, uid }) {
  return title ?? [rubric, analysisHead].filter(Boolean).join(' · ') ?? uid;
}

function parts(detail) {
  const { question } = detail;
  const { author, ministryInCharge: ministry } = question;
  return [
    h('p', { class: 'kicker' }, `${TYPE[question.type] ?? question.type} n° ${question.number} · ${question.legislature}e législature · ${question.uid}`),
    h('h1', { class: 'headline' }, heading(question) || question.uid),
    verdict(detail),
    h('div', { class: 'life', tabindex: 0, role: 'group', 'aria-label': 'Timeline' }, lifeline(detail)),
    h('div', { class: 'question' },
      h('div', {},
        text('Question', detail.questionText, question.question),
        question.answer ? text('Answer (réponse)', detail.answerText, question.answer) : null,
        question.laterAnswers.map(answer => text('Later answer', [{ text: answer.text ?? '', match: false }], answer))),
      h('aside', { 'aria-label': 'Facts' },
        h('section', {}, h('h2', {}, 'Facts'), h('dl', { class: 'facts' }, facts([
          ['Author', author && [author.civility, author.name].filter(Boolean).join(' ')],
          ['Group', author?.group ?? author?.groupCode],
          ['Constituency', author?.constituency ?? author?.region],
          ['Asked', question.ministryAsked?.label],
          ['In charge', ministry && h('a', { href: `/questions?${new URLSearchParams({ portfolio: ministry.portfolio })}` }, ministry.label)],
          ['Rubrique', question.heading.rubric],
          ['Tête d’analyse', question.heading.analysisHead],
          ['Analyses', question.heading.analyses.join('; ')],
          ['Answered with', question.answeredWith.length ? links(question.answeredWith) : null],
          ['Names', question.references.length ? references(question.references) : null],
        ]))),
        h('section', {}, h('h2', {}, 'Life'), h('ol', { class: 'events' }, detail.timeline.map(entry =>
          h('li', { class: entry.kind.startsWith('deadline') || entry.kind === 'today' ? 'derived' : null },
            h('time', { datetime: entry.date, class: 'num' }, date(entry.date)),
            WORDS[entry.kind] ?? entry.kind, entry.detail ? ` · ${entry.detail}` : '', entry.page ? ` · page ${entry.page}` : '')))),
        h('section', {}, h('h2', {}, 'Where it is from'), h('ul', { class: 'sources' }, detail.sources.map(source =>
          h('li', {}, h('strong', {}, source.path ?? '(no path)'), h('br'),
            [source.layout, source.observedAt && `of ${date(source.observedAt.slice(0, 10))}`].filter(Boolean).join(', '), h('br'),
            h('span', { class: 'soft' }, source.fields ? `gave ${source.fields.join(', ')}` : 'leads: all that no other gave')))))))
  ];
}

function facts(pairs) {
  return pairs.filter(([, value]) => value).flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]);
}

function links(uids) {
  return uids.flatMap((uid, i) => [i ? ', ' : '', h('a', { href: `/questions/${uid}` }, uid)]);
}

function references(all) {
  const once = new Map(all.map(each => [each.canonical, each]));
  return [...once.values()].flatMap((each, i) => [i ? ', ' : '',
    each.type === 'question' ? h('a', { href: `/questions/${each.canonical}` }, each.canonical) : each.canonical]);
}

function verdict({ question, overdue, notation }) {
  const { deadline, responseDelay: delay } = question;
  const due = deadline && `deadline ${date(deadline.date)}${deadline.extended ? `, at most ${date(deadline.extended)}` : ''}`;
  if (question.status === 'answered' && delay) {
    const [kind, word] = { on_time: ['good', 'on time'], within_extension: ['warn', 'within the extension'], late: ['bad', `late by ${days(delay.daysLate)}`] }[delay.timeliness] ?? ['', ''];
    return h('p', { class: 'verdict' }, 'Answered after ', h('b', {}, days(delay.days)), word ? [', ', h('b', { class: kind }, word)] : '', due ? ` (${due}).` : '.');
  }
  if (question.status === 'pending') {
    return h('p', { class: 'verdict' }, h('b', { class: overdue ? 'bad' : '' }, overdue ? 'Overdue' : 'Pending'), notation ? [', ', h('b', {}, notation)] : '', due ? ` (${due}).` : '.');
  }
  return h('p', { class: 'verdict' }, STATUS[question.status] ?? question.status, '.');
}

function text(title, pieces, publication) {
  return h('section', {},
    h('h2', {}, title),
    h('p', { class: 'small soft' }, `Journal officiel of ${date(publication.date)}${publication.page ? `, page ${publication.page}` : ''}`),
    h('div', { class: 'text-block', lang: 'fr', dir: 'auto' }, paragraphs(pieces)));
}

/** An empty line separates paragraphs; a match may be in any of them. */
function paragraphs(pieces) {
  const all = [[]];
  for (const piece of pieces) {
    piece.text.split(/\n\s*\n/).forEach((part, i) => {
      if (i) {
        all.push([]);
      }
      if (part) {
        all.at(-1).push({ text: part, match: piece.match });
      }
    });
  }
  return all.filter(each => each.length).map(each => h('p', {}, emphasised(each)));
}

/** What stands between asterisks is set in italics; not if one of them is alone. */
function emphasised(pieces) {
  const stars = pieces.reduce((sum, piece) => sum + piece.text.split('*').length - 1, 0);
  if (stars % 2) {
    return segments(pieces);
  }
  let isItalic = false;
  return pieces.flatMap(piece => piece.text.split('*').map((part, i) => {
    isItalic = i ? !isItalic : isItalic;
    const text = piece.match && part ? h('mark', {}, part) : part;
    return isItalic && part ? h('em', {}, text) : text;
  }));
}
