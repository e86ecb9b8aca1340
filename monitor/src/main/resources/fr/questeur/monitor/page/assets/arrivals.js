/* Files as they arrive, and what became of each. */

import { h, millis, time } from './dom.js';

const SHOWN = 60;
const CHIPS = {
  published: ['info', 'in Kafka'], enriched: ['info', 'enriched'], stored: ['good', 'stored'], unchanged: ['', 'unchanged'],
  superseded: ['', 'superseded'], unpacked: ['', 'unpacked'], dead_letter: ['bad', 'dead letter'], resolved: ['warn', 'resolved'],
  unreadable: ['bad', 'unreadable'], vanished: ['warn', 'vanished'], ignored: ['', 'ignored'],
};

export class Arrivals {
  constructor(list) {
    this.list = list;
    this.rows = new Map();
  }

  /** All anew. */
  reset(happenings) {
    this.rows.clear();
    this.list.replaceChildren();
    this.take([...happenings].sort((one, other) => Date.parse(one.at) - Date.parse(other.at)), false);
  }

  take(happenings, isNew = true) {
    for (const happening of happenings) {
      const key = this.key(happening);
      let row = this.rows.get(key);
      if (!row) {
        row = { file: {}, element: h('li', { class: isNew ? 'new' : null }) };
        this.rows.set(key, row);
        this.list.prepend(row.element);
      }
      row.file = { ...row.file, ...present(happening) };
      row.element.replaceChildren(...this.cells(row.file));
    }
    for (const [key, row] of this.rows) {
      if (this.rows.size <= SHOWN) {
        break;
      }
      this.rows.delete(key);
      row.element.remove();
    }
  }

  /** A document is known by its content; what no topic tells, by its path, which two stages write differently. */
  key(happening) {
    if (happening.document) {
      return happening.document;
    }
    if (happening.uid) {
      return happening.uid;
    }
    for (const [key, row] of [...this.rows].reverse()) {
      if (row.file.path && happening.path && `/${row.file.path}`.endsWith(`/${happening.path}`)) {
        return key;
      }
    }
    return happening.path ?? happening.at;
  }

  cells(file) {
    const [kind, word] = CHIPS[file.kind] ?? ['', file.kind];
    const path = file.path ?? file.uid ?? '(no path)';
    const cut = path.lastIndexOf('/') + 1;
    const name = [h('span', { class: 'dir' }, path.slice(Math.max(0, cut - 40), cut)), path.slice(cut)];
    return [
      h('time', { class: 'soft num', datetime: file.at }, time(file.at)),
      h('span', { class: 'where' }, file.uid ? h('a', { href: `/questions/${file.uid}` }, name) : name),
      h('span', {}, h('span', { class: `chip ${kind}` }, word), file.millis !== undefined ? h('span', { class: 'soft small num' }, ` ${millis(file.millis)}`) : null),
      file.detail ? h('span', { class: 'note' }, file.detail) : file.uid ? h('span', { class: 'note' }, file.uid) : null,
    ].filter(Boolean);
  }
}

function present(happening) {
  return Object.fromEntries(Object.entries(happening).filter(([, value]) => value !== null));
}
