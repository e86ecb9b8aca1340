/* The way of a document as a picture, with documents on it. */

import { short, svg } from './dom.js';

const MOST_DOTS = 40;
const TRAVEL_MILLIS = 900;
const STILL = matchMedia('(prefers-reduced-motion: reduce)');
const NARROW = matchMedia('(max-width: 40rem)');

const WIDE_LAYOUT = {
  box: '0 0 1000 262', radius: 42,
  stations: [[85, 82], [362, 82], [638, 82], [915, 82]],
  dead: [500, 208], deadRadius: 30, fork: [500, 118],
  name: ([x, y]) => [x, y + 67, ''], note: ([x, y]) => [x, y + 87, ''],
  stage: ([x1, y1], [x2]) => [(x1 + x2) / 2, y1 - 14], rate: ([x1, y1], [x2]) => [(x1 + x2) / 2, y1 + 24],
  deadName: [542, 204], deadNote: [542, 223],
};
const NARROW_LAYOUT = {
  box: '0 0 360 590', radius: 42,
  stations: [[62, 52], [62, 212], [62, 372], [62, 532]],
  dead: [276, 292], deadRadius: 30, fork: [136, 292],
  name: ([x, y]) => [x + 58, y - 1, 'left'], note: ([x, y]) => [x + 58, y + 19, 'left'],
  stage: ([x, y1], [, y2]) => [x + 38, (y1 + y2) / 2 - 8], rate: ([x, y1], [, y2]) => [x + 38, (y1 + y2) / 2 + 14],
  deadName: [276, 341], deadNote: [276, 359],
};

const STATIONS = [
  { name: 'Files', count: counts => counts.published + counts.unchanged },
  { name: 'questions.raw', count: counts => counts.published, waits: 'questions.raw' },
  { name: 'questions.enriched', count: counts => counts.enriched, waits: 'questions.enriched' },
  { name: 'Postgres', count: counts => counts.stored, end: true },
];
const STAGES = ['ingest', 'enrich', 'sink'];
const TRACK_OF = { published: 0, enriched: 1, stored: 2, dead_letter: 3 };

export class Pipeline {
  constructor(root) {
    this.root = root;
    this.dots = new Set();
    this.redraw = () => this.draw();
    NARROW.addEventListener('change', this.redraw);
    this.draw();
  }

  leave() {
    NARROW.removeEventListener('change', this.redraw);
    cancelAnimationFrame(this.frame);
  }

  draw() {
    const layout = NARROW.matches ? NARROW_LAYOUT : WIDE_LAYOUT;
    this.dots.clear();
    this.tracks = STAGES.map((stage, i) => {
      const [[x1, y1], [x2, y2]] = [layout.stations[i], layout.stations[i + 1]];
      return svg('path', { class: 'track', d: `M${x1},${y1}L${x2},${y2}` });
    });
    this.tracks.push(svg('path', { class: 'track branch', d: `M${layout.fork}L${layout.dead}` }));
    this.counts = [];
    this.notes = [];
    this.rings = [];
    this.dotLayer = svg('g');
    const stations = STATIONS.map((station, i) => this.station(station, layout.stations[i], layout));
    this.rates = STAGES.map((stage, i) => {
      const [x, y] = layout.rate(layout.stations[i], layout.stations[i + 1]);
      return svg('text', { class: 'svg-rate', x, y });
    });
    const stages = STAGES.map((stage, i) => {
      const [x, y] = layout.stage(layout.stations[i], layout.stations[i + 1]);
      return svg('text', { class: 'svg-stage', x, y }, stage);
    });
    this.deadCount = svg('text', { class: 'svg-count', x: layout.dead[0], y: layout.dead[1] + 6 });
    this.deadNote = svg('text', { class: NARROW.matches ? 'svg-note' : 'svg-note left', x: layout.deadNote[0], y: layout.deadNote[1] });
    this.picture = svg('svg', { viewBox: layout.box, role: 'img' },
      this.tracks, this.dotLayer, stages, this.rates, stations,
      svg('circle', { class: 'station dead', cx: layout.dead[0], cy: layout.dead[1], r: layout.deadRadius }), this.deadCount,
      svg('text', { class: NARROW.matches ? 'svg-name' : 'svg-name left', x: layout.deadName[0], y: layout.deadName[1] }, 'Dead letters'), this.deadNote);
    this.root.replaceChildren(this.picture);
    if (this.last) {
      this.update(...this.last);
    }
  }

  station(station, at, layout) {
    const [x, y] = at;
    const count = svg('text', { class: 'svg-count', x, y: y + 7 });
    const [noteX, noteY, noteClass] = layout.note(at);
    const note = svg('text', { class: `svg-note ${noteClass}`, x: noteX, y: noteY });
    const ring = svg('circle', { class: 'waiting', cx: x, cy: y, r: layout.radius + 5, pathLength: 100, 'stroke-dasharray': '0 100', transform: `rotate(-90 ${x} ${y})` });
    this.counts.push(count);
    this.notes.push(note);
    this.rings.push(ring);
    const [nameX, nameY, nameClass] = layout.name(at);
    return [ring, svg('circle', { class: station.end ? 'station end' : 'station', cx: x, cy: y, r: layout.radius }), count,
      svg('text', { class: `svg-name ${nameClass}`, x: nameX, y: nameY }, station.name), note];
  }

  /** Numbers as they are now; null for what is not known yet. */
  update(pipeline, lag, letters) {
    this.last = [pipeline, lag, letters];
    if (!pipeline) {
      return;
    }
    STATIONS.forEach((station, i) => {
      this.counts[i].textContent = short(station.count(pipeline.counts));
      const waiting = station.waits && lag ? waitingIn(lag, station.waits) : null;
      this.notes[i].textContent = waiting === null ? ['read since start', '', '', 'rows committed'][i] : waiting ? `${short(waiting)} waiting` : 'none waiting';
      // A logarithm: ten waiting are seen, and a million fit.
      const share = waiting ? Math.min(100, Math.log10(waiting + 1) / 6 * 100) : 0;
      this.rings[i].setAttribute('stroke-dasharray', `${share} ${100 - share}`);
    });
    const last = pipeline.seconds.slice(-5);
    ['published', 'enriched', 'stored'].forEach((kind, i) => {
      const rate = last.length ? last.reduce((sum, second) => sum + second[kind], 0) / last.length : 0;
      this.rates[i].setAttribute('class', rate ? 'svg-rate' : 'svg-rate idle');
      this.rates[i].textContent = rate ? `${short(Math.max(1, Math.round(rate)))} / s` : 'idle';
    });
    if (letters) {
      this.deadCount.textContent = short(letters.open);
      this.deadNote.textContent = letters.open === 1 ? 'one open' : 'open';
    }
    this.picture.setAttribute('aria-label',
      `Since the start ${pipeline.counts.published} documents published, ${pipeline.counts.enriched} enriched, `
      + `${pipeline.counts.stored} stored; ${letters?.open ?? 0} dead letters open.`);
  }

  /** Sends dots on their way. */
  flow(happenings) {
    if (STILL.matches || document.hidden) {
      return;
    }
    const start = performance.now();
    happenings.forEach((happening, i) => {
      const track = this.tracks[TRACK_OF[happening.kind]];
      if (track && this.dots.size < MOST_DOTS) {
        const dot = svg('circle', { class: happening.kind === 'dead_letter' ? 'dot dead' : 'dot', r: 5, cx: -20, cy: -20 });
        this.dotLayer.append(dot);
        this.dots.add({ dot, track, start: start + i * 40, length: track.getTotalLength() });
      }
    });
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(now => this.move(now));
  }

  move(now) {
    for (const each of this.dots) {
      const progress = (now - each.start) / TRAVEL_MILLIS;
      if (progress >= 1) {
        each.dot.remove();
        this.dots.delete(each);
      } else if (progress >= 0) {
        const at = each.track.getPointAtLength(each.length * progress * progress * (3 - 2 * progress));
        each.dot.setAttribute('cx', at.x);
        each.dot.setAttribute('cy', at.y);
      }
    }
    if (this.dots.size) {
      this.frame = requestAnimationFrame(later => this.move(later));
    }
  }
}

function waitingIn(lag, topic) {
  // Of several groups that read a topic, ours is the one whose name says so.
  const groups = lag.groups.filter(group => group.partitions.some(each => each.topic === topic));
  const group = groups.find(each => each.group.startsWith('questeur')) ?? groups[0];
  return group ? group.partitions.filter(each => each.topic === topic).reduce((sum, each) => sum + each.records, 0) : null;
}
