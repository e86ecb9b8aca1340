/* How far every group is behind, with sparklines. */

import { h, number, seconds, spark } from './dom.js';

const TRENDS = { ok: 'good', 'falling behind': 'warn', stalled: 'bad', stopped: 'bad' };

export class Lags {
  constructor(root) {
    this.root = root;
    this.open = new Set();
  }

  update(lag, history) {
    if (!lag) {
      this.root.replaceChildren(h('p', { class: 'empty' }, 'The lag has not been read yet.'));
      return;
    }
    // Whoever reads the lines of a group with the keyboard keeps the place.
    const focused = document.activeElement?.closest?.('[data-group]')?.dataset.group;
    this.root.replaceChildren(
      h('ul', { class: 'lags' }, lag.groups.map(group => this.group(group, history))),
      ...lag.openTransactions.map(each =>
        h('p', { class: 'small soft' }, `${each.topic} ${each.partition}: ${number(each.records)} records wait for the end of a transaction`)));
    if (focused) {
      [...this.root.querySelectorAll('[data-group]')].find(each => each.dataset.group === focused)?.querySelector('summary').focus();
    }
  }

  group(group, history) {
    const values = history[group.group] ?? [];
    return h('li', {},
      h('div', { class: 'lag-row' },
        h('div', {}, h('strong', {}, group.group), ' ', h('span', { class: `chip ${TRENDS[group.trend] ?? ''}` }, group.trend)),
        spark(values, `Lag of ${group.group} over the last minutes, now ${group.records}`),
        h('div', { class: 'value num' }, h('b', {}, number(group.records)), h('span', { class: 'small soft' }, group.age === null ? 'records' : `${seconds(group.age)} old`))),
      this.partitions(group, history));
  }

  partitions(group, history) {
    if (!group.partitions.length) {
      return null;
    }
    return h('details', {
      'data-group': group.group, open: this.open.has(group.group),
      ontoggle: event => this.open[event.target.open ? 'add' : 'delete'](group.group),
    },
      h('summary', {}, `${group.partitions.length} partitions`),
      this.open.has(group.group) || group.partitions.length <= 50 ? group.partitions.map(each =>
        h('div', { class: 'lag-row' },
          h('span', {}, `${each.topic} ${each.partition}`),
          spark(history[`${group.group} ${each.topic} ${each.partition}`] ?? [], `Lag of partition ${each.partition} of ${each.topic}, now ${each.records}`),
          h('span', { class: 'value num' }, number(each.records)))) : null);
  }
}
