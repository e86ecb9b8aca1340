/* The life of a question to scale, against what the rule allows. */

import { date, svg } from './dom.js';

export const WORDS = {
  published: 'published', reminded: 'reminded (rappel)', signalled: 'signalled (signalement)', renewed: 'renewed (renouvellement)',
  reattributed: 'reattributed (changement d’attribution)', attributed: 'in charge', answered: 'answered (réponse)', corrected: 'corrected (erratum)',
  withdrawn: 'withdrawn (retrait)', lapsed: 'lapsed (caducité)', closed: 'closed', deadline: 'deadline', deadline_extended: 'end of the extension',
  deadline_signalled: 'deadline after the signalement', today: 'today',
};
const SHORT = {
  published: 'published', answered: 'answered', withdrawn: 'withdrawn', lapsed: 'lapsed', deadline: 'deadline', deadline_extended: 'extension',
  today: 'today', signalled: 'signalled', renewed: 'renewed', reminded: 'reminded', reattributed: 'reattributed', closed: 'closed',
  corrected: 'corrected', deadline_signalled: 'ten days',
};
const [WIDTH, LEFT, RIGHT, AXIS] = [1000, 55, 945, 74];
const DAY = 86_400_000;

export function lifeline({ question, timeline }) {
  const dated = timeline.filter(entry => entry.date && entry.kind !== 'attributed');
  const days = dated.map(entry => Date.parse(entry.date));
  const first = Math.min(...days);
  const end = Math.max(...days, first + 30 * DAY);
  const x = iso => LEFT + (Date.parse(iso) - first) / (end - first) * (RIGHT - LEFT);
  if (!dated.length) {
    return svg('svg', { viewBox: `0 0 ${WIDTH} 10`, 'aria-hidden': 'true' });
  }
  const { deadline } = question;
  const published = question.question.date;
  const bands = [];
  if (deadline && published) {
    const stop = dated.find(entry => ['answered', 'withdrawn', 'lapsed', 'closed', 'today'].includes(entry.kind))?.date;
    band(bands, 'allowed', x(published), x(deadline.date));
    if (deadline.extended) {
      band(bands, 'extension', x(deadline.date), x(deadline.extended));
    }
    if (stop && stop > deadline.last) {
      band(bands, 'late', x(deadline.last), x(stop));
    }
  }
  return svg('svg', { viewBox: `0 0 ${WIDTH} 150`, role: 'img', 'aria-label': dated.map(entry => `${WORDS[entry.kind] ?? entry.kind} ${date(entry.date)}`).join(', ') },
    bands,
    svg('line', { class: 'axis', x1: LEFT - 15, x2: RIGHT + 15, y1: AXIS, y2: AXIS }),
    marks(dated, x));
}

function band(bands, kind, from, to) {
  bands.push(svg('rect', { class: kind, x: from, y: AXIS - 22, width: Math.max(0, to - from), height: 44, rx: 3 }));
}

/** Events above the line, deadlines below it; those of a day together, and labels that would meet on two levels. */
function marks(dated, x) {
  const byDay = new Map();
  for (const entry of dated) {
    const isDerived = entry.kind.startsWith('deadline') || entry.kind === 'today';
    const key = `${entry.date} ${isDerived}`;
    byDay.set(key, byDay.has(key) ? { ...byDay.get(key), kinds: [...byDay.get(key).kinds, entry.kind] } : { date: entry.date, kinds: [entry.kind], isDerived });
  }
  const taken = { true: [-999, -999], false: [-999, -999] };
  return [...byDay.values()].flatMap(day => {
    const at = x(day.date);
    const label = [...new Set(day.kinds)].map(kind => SHORT[kind] ?? kind).join(', ');
    const half = Math.max(label.length * 3.4, 36);
    const level = taken[day.isDerived].findIndex(until => at - half > until);
    if (level >= 0) {
      taken[day.isDerived][level] = at + half;
    }
    const y = day.isDerived ? AXIS + 42 + (level > 0 ? 30 : 0) : AXIS - 42 - (level > 0 ? 28 : 0);
    const anchor = at < 110 ? 'start' : at > 890 ? 'end' : 'middle';
    const textX = anchor === 'start' ? at - 8 : anchor === 'end' ? at + 8 : at;
    return [
      svg('circle', { class: day.isDerived ? 'derived' : day.kinds.includes('answered') ? 'answered' : null, cx: at, cy: AXIS, r: 8 }),
      level >= 0 ? svg('text', { class: 'strong', x: textX, y, 'text-anchor': anchor }, label) : null,
      level >= 0 ? svg('text', { x: textX, y: y + 15, 'text-anchor': anchor }, date(day.date)) : null,
    ];
  });
}
