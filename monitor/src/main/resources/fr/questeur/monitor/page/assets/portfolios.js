/* Portfolios by their delay, and distributions side by side. */

import { get } from './api.js';
import { h, number, problem, svg, TYPE } from './dom.js';
import { select } from './letters.js';

const MOST_CHOSEN = 4;
const SCALE_DAYS = 375;
const [PLOT, HEIGHT] = [400, 26];

export function portfoliosView({ root, query, note }) {
  const legislature = select('Legislature', 'legislature', [['', 'any']], query.get('legislature') ?? '');
  const type = select('Type', 'type', [['', 'any'], ...Object.entries(TYPE)], query.get('type') ?? '');
  const chosen = new Set((query.get('compare') ?? '').split(',').filter(Boolean).slice(0, MOST_CHOSEN));
  const comparison = h('section', { class: 'sheet', 'aria-labelledby': 'compare-title' });
  const table = h('div', { class: 'grid' });
  let delays = null;
  root.append(
    h('div', { class: 'view-head' },
      h('div', {}, h('h1', {}, 'Portfolios by delay'),
        h('p', {}, 'Calendar days from publication to answer (délai de réponse), by the portfolio in charge, the slowest first. Choose up to four to compare how their answers are spread.')),
      h('div', { class: 'filters' }, legislature.label, type.label)),
    comparison, table);

  async function load() {
    const parameters = new URLSearchParams();
    for (const each of [legislature, type]) {
      if (each.element.value) {
        parameters.set(each.element.name, each.element.value);
      }
    }
    try {
      delays = await get(`/api/portfolios${parameters.size ? `?${parameters}` : ''}`);
      show();
    } catch (error) {
      comparison.replaceChildren(problem(error));
      table.replaceChildren();
    }
    remember();
  }

  function remember() {
    const parameters = new URLSearchParams();
    [legislature, type].forEach(each => each.element.value && parameters.set(each.element.name, each.element.value));
    if (chosen.size) {
      parameters.set('compare', [...chosen].join(','));
    }
    note(parameters);
  }

  function show() {
    const { all, portfolios } = delays;
    const compared = portfolios.filter(each => chosen.has(each.portfolio));
    comparison.replaceChildren(
      h('div', { class: 'sheet-head' }, h('h2', { id: 'compare-title' }, 'Share of answers by delay'),
        h('p', { class: 'legend' }, [{ name: 'all portfolios' }, ...compared].map((each, i) => h('span', { class: `c${i}` }, each.name)))),
      histogram([all, ...compared], delays.binDays));
    table.replaceChildren(h('div', { class: 'w12' }, h('table', { class: 'rank' },
      h('caption', {}, `${number(all.questions)} questions, ${number(all.answered)} answered, ${number(all.pending)} pending, ${number(all.overdue)} overdue. Bar: the middle half of the answers; line: from 10 to 90 %; tick: the median; dashes: 30 and 60 days.`),
      h('thead', {}, h('tr', {}, ['Compare', 'Portfolio', 'Median', 'Spread, 0 to 375 days', 'In time', 'Answered', 'Overdue'].map((name, i) =>
        h('th', { scope: 'col', class: i === 2 || i > 3 ? 'n' : null }, name)))),
      h('tbody', {}, portfolios.map(each => row(each))))));
  }

  function row(each) {
    const isChosen = chosen.has(each.portfolio);
    const parameters = new URLSearchParams({ portfolio: each.portfolio ?? '' });
    if (legislature.element.value) {
      parameters.set('legislature', legislature.element.value);
    }
    return h('tr', { class: isChosen ? 'chosen' : null },
      h('td', {}, each.portfolio ? h('input', {
        type: 'checkbox', checked: isChosen, 'aria-label': `Compare ${each.name}`, 'data-portfolio': each.portfolio,
        disabled: !isChosen && chosen.size >= MOST_CHOSEN, onchange: () => toggle(each.portfolio),
      }) : null),
      h('th', { scope: 'row' }, each.portfolio ? h('a', { href: `/questions?${parameters}` }, each.name) : each.name),
      h('td', { class: 'n' }, each.quantiles.length ? h('strong', {}, `${number(each.quantiles[2])} d`) : '–'),
      h('td', { class: 'plot' }, box(each)),
      h('td', { class: 'n less' }, each.inTime === null ? '–' : `${number(each.inTime * 100)} %`),
      h('td', { class: 'n less' }, number(each.answered)),
      h('td', { class: 'n less' }, number(each.overdue)));
  }

  function toggle(portfolio) {
    chosen.has(portfolio) ? chosen.delete(portfolio) : chosen.add(portfolio);
    remember();
    show();
    table.querySelector(`[data-portfolio="${CSS.escape(portfolio)}"]`)?.focus();
  }

  [legislature, type].forEach(each => each.element.addEventListener('change', load));
  load();
  get('/api/facets').then(facets =>
    legislature.options([['', 'any'], ...facets.legislatures.map(each => [each.value, `${each.value}e (${number(each.questions)})`])])).catch(() => {});
  return { title: 'Portfolios' };
}

function box({ quantiles, name }) {
  if (!quantiles.length) {
    return h('span', { class: 'soft small' }, 'no answer yet');
  }
  const x = days => Math.min(PLOT, days / SCALE_DAYS * PLOT);
  const [p10, p25, p50, p75, p90] = quantiles.map(x);
  const middle = HEIGHT / 2;
  return svg('svg', { class: 'box', viewBox: `0 0 ${PLOT} ${HEIGHT}`, preserveAspectRatio: 'none', role: 'img', 'aria-label': `${name}: 10 % within ${quantiles[0]} days, half within ${quantiles[2]}, 90 % within ${quantiles[4]}` },
    [30, 60].map(days => svg('line', { class: 'limit', x1: x(days), x2: x(days), y1: 0, y2: HEIGHT })),
    svg('line', { class: 'whisker', x1: p10, x2: p90, y1: middle, y2: middle }),
    svg('rect', { class: 'mid', x: p25, y: middle - 7, width: Math.max(1, p75 - p25), height: 14 }),
    svg('line', { class: 'median', x1: p50, x2: p50, y1: middle - 9, y2: middle + 9 }));
}

/** Shares, so that large and small portfolios can be compared. */
function histogram(all, binDays) {
  const isNarrow = matchMedia('(max-width: 40rem)').matches;
  const [width, height, left, bottom] = isNarrow ? [380, 230, 44, 30] : [1000, 240, 48, 30];
  const shares = all.map(each => {
    const sum = each.histogram.reduce((total, answers) => total + answers, 0);
    return each.histogram.map(answers => sum ? answers / sum : 0);
  });
  const most = Math.max(0.01, ...shares.flat());
  const bins = all[0].histogram.length;
  const x = bin => left + bin / bins * (width - left - 10);
  const y = share => height - bottom - share / most * (height - bottom - 14);
  const steps = share => share.map((value, bin) => `${bin ? 'L' : 'M'}${x(bin).toFixed(1)},${y(value).toFixed(1)}H${x(bin + 1).toFixed(1)}`).join('');
  const ticks = isNarrow ? [0, 120, 240, 360] : [0, 60, 120, 180, 240, 300, 360];
  return svg('svg', { class: 'histo', viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': `Share of answers in every ${binDays} days of delay, for ${all.map(each => each.name ?? 'all portfolios').join(', ')}` },
    [30, 60].map(days => svg('line', { class: 'limit', x1: x(days / binDays), x2: x(days / binDays), y1: 8, y2: height - bottom })),
    ticks.map(days => svg('text', { x: x(days / binDays), y: height - 10, 'text-anchor': 'middle' }, days === 360 ? 'longer' : `${days} d`)),
    [0, most / 2, most].map(share => svg('text', { x: left - 8, y: y(share) + 4, 'text-anchor': 'end' }, `${(share * 100).toFixed(most < 0.2 ? 1 : 0)} %`)),
    shares.map((share, i) => svg('path', { class: `c${i}`, d: steps(share) })));
}
