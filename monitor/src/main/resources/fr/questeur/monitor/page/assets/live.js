/* The live view. */

import { h, millis, number, seconds } from './dom.js';
import { listen, state } from './events.js';
import { Arrivals } from './arrivals.js';
import { Lags } from './lags.js';
import { Pipeline } from './pipeline.js';
import { TimeChart } from './charts.js';
import { latestLetters } from './letters.js';

export function liveView({ root }) {
  const picture = h('div', { class: 'pipeline sheet' });
  const figures = ['documents a second', 'median to its row', '99 % within', 'behind', 'dead letters open'].map(label => ({ label, value: h('dd', {}, '–') }));
  const flow = h('div', { class: 'chart', role: 'img', 'aria-label': 'Documents published and stored in each second of the last five minutes' });
  const latency = h('div', { class: 'chart', role: 'img', 'aria-label': 'Latency from publication to row in each second of the last five minutes' });
  const lags = h('div');
  const list = h('ol', { class: 'arrivals', tabindex: 0, 'aria-label': 'Files, the latest first' });
  const letters = h('div');
  root.append(
    h('h1', { class: 'visually-hidden' }, 'Live view'),
    picture,
    h('div', { class: 'figures' }, figures.map(each => h('dl', {}, h('div', { class: 'figure' }, h('dt', {}, each.label), each.value)))),
    h('div', { class: 'grid' },
      h('section', { class: 'sheet w6', 'aria-labelledby': 'flow-title' },
        h('div', { class: 'sheet-head' }, h('h2', { id: 'flow-title' }, 'Throughput'), legend(['k1', 'published'], ['k2', 'stored'])), flow),
      h('section', { class: 'sheet w6', 'aria-labelledby': 'latency-title' },
        h('div', { class: 'sheet-head' }, h('h2', { id: 'latency-title' }, 'From publication to row'), legend(['k2', 'median'], ['k3', '99 %'])), latency),
      h('section', { class: 'sheet w7', 'aria-labelledby': 'files-title' }, h('h2', { id: 'files-title' }, 'Files arriving'), list),
      h('div', { class: 'w5' },
        h('section', { class: 'sheet', 'aria-labelledby': 'lag-title' }, h('h2', { id: 'lag-title' }, 'Lag'), lags),
        letters)));

  const parts = {
    pipeline: new Pipeline(picture), arrivals: new Arrivals(list), lags: new Lags(lags),
    flow: new TimeChart(flow, [{ label: 'published', color: '--soft', of: second => second.published },
      { label: 'stored', color: '--blue', fill: '--blue-soft', of: second => second.stored }], value => number(value)),
    latency: new TimeChart(latency, [{ label: 'median', color: '--blue', dots: true, of: second => second.p50 },
      { label: '99 %', color: '--red', dots: true, of: second => second.p99 }], value => millis(value)),
  };

  function numbers() {
    const { pipeline, lag } = state;
    parts.pipeline.update(pipeline, lag, state.letters);
    const last = pipeline?.seconds.slice(-5) ?? [];
    const rate = last.reduce((sum, second) => sum + second.stored, 0) / Math.max(1, last.length);
    const behind = lag?.groups.reduce((sum, group) => sum + group.records, 0);
    const oldest = lag ? Math.max(0, ...lag.groups.map(group => group.age ?? 0)) : null;
    const values = [
      [number(rate)], [millis(pipeline?.latency.p50)], [millis(pipeline?.latency.p99)],
      lag ? [number(behind), behind ? ` records, ${seconds(oldest)}` : ' records'] : ['–'],
      [number(state.letters?.open ?? 0)],
    ];
    values.forEach(([value, unit], i) => figures[i].value.replaceChildren(value, ...(unit ? [h('small', {}, unit)] : [])));
  }

  function charts() {
    if (state.pipeline && !document.hidden) {
      parts.flow.update(state.pipeline.seconds);
      parts.latency.update(state.pipeline.seconds);
    }
  }

  function everything() {
    numbers();
    charts();
    parts.arrivals.reset(state.pipeline?.recent ?? []);
    parts.lags.update(state.lag, state.lagHistory);
  }

  everything();
  const lettersShown = latestLetters(letters);
  const unlisten = listen((kind, data) => {
    if (kind === 'snapshot') {
      everything();
    } else if (kind === 'happenings') {
      parts.arrivals.take(data.happenings);
      parts.pipeline.flow(data.happenings);
    } else if (kind === 'lag') {
      parts.lags.update(state.lag, state.lagHistory);
      numbers();
    } else {
      numbers();
      if (kind === 'second') {
        charts();
      }
    }
  });
  const seen = () => charts();
  document.addEventListener('visibilitychange', seen);
  return {
    title: 'Live',
    leave() {
      unlisten();
      lettersShown.leave();
      document.removeEventListener('visibilitychange', seen);
      parts.pipeline.leave();
      parts.flow.leave();
      parts.latency.leave();
    },
  };
}

function legend(...keys) {
  return h('p', { class: 'legend' }, keys.map(([key, label]) => h('span', { class: key }, label)));
}
