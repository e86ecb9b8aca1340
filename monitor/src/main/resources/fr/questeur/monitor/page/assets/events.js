/* What the server tells while it happens. Keeps no more than the server does. */

const SECONDS = 300;
const RECENT = 100;
const READINGS = 150;
const KINDS = ['snapshot', 'happenings', 'second', 'lag', 'letters'];

/** As it is known now. */
export const state = { pipeline: null, lag: null, lagHistory: {}, letters: null };

const listeners = new Set();
const link = document.getElementById('link-state');
const linkText = document.getElementById('link-text');
let source = null;
let lastHeard = 0;

/** Hears every event as (kind, data) until the returned function is called. */
export function listen(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function connect() {
  source?.close();
  source = new EventSource('/api/live');
  source.addEventListener('error', () => {
    show('lost', 'reconnecting');
    // A browser gives up for good when it is refused.
    if (source.readyState === EventSource.CLOSED) {
      setTimeout(connect, 5_000);
    }
  });
  for (const kind of KINDS) {
    source.addEventListener(kind, event => {
      lastHeard = Date.now();
      const data = JSON.parse(event.data);
      take[kind](data);
      listeners.forEach(listener => listener(kind, data));
    });
  }
}

/** A laptop that slept may hold a connection that is none. */
setInterval(() => {
  if (source?.readyState === EventSource.OPEN && Date.now() - lastHeard > 15_000) {
    show('lost', 'reconnecting');
    lastHeard = Date.now();
    connect();
  }
}, 5_000);

function show(kind, text) {
  if (link.dataset.state !== kind) {
    link.dataset.state = kind;
    linkText.textContent = text;
  }
}

const take = {
  snapshot(data) {
    show('live', 'live');
    Object.assign(state, data);
  },
  happenings(data) {
    state.pipeline.recent.push(...data.happenings);
    trim(state.pipeline.recent, RECENT);
  },
  second(data) {
    state.pipeline.seconds.push(data.second);
    trim(state.pipeline.seconds, SECONDS);
    state.pipeline.counts = data.counts;
    state.pipeline.latency = data.latency;
  },
  lag(data) {
    state.lag = data;
    const reading = new Map();
    for (const group of data.groups) {
      reading.set(group.group, group.records);
      for (const lag of group.partitions) {
        reading.set(`${group.group} ${lag.topic} ${lag.partition}`, lag.records);
      }
    }
    const length = Math.max(0, ...Object.values(state.lagHistory).map(values => values.length));
    for (const [key, records] of reading) {
      state.lagHistory[key] ??= new Array(length).fill(null);
      state.lagHistory[key].push(records);
      trim(state.lagHistory[key], READINGS);
    }
    for (const key of Object.keys(state.lagHistory)) {
      if (!reading.has(key)) {
        delete state.lagHistory[key];
      }
    }
  },
  letters(data) {
    state.letters = data.letters;
  },
};

function trim(list, most) {
  if (list.length > most) {
    list.splice(0, list.length - most);
  }
}
