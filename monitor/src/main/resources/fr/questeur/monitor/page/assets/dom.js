/* Elements, text and numbers. Everything that comes from a document goes in as text, never as markup. */

const SVG = 'http://www.w3.org/2000/svg';

/** An element; children are elements or text. Attributes that are null or false are left out. */
export function h(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

export function svg(name, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

/* Control characters, and those that turn the direction of what follows: a name could look like another one. */
const INVISIBLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** The text with a code such as ⟨U+202E⟩ for each character that would not be seen. */
export function visible(text) {
  return text.replace(INVISIBLE, c => `⟨U+${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : name === 'aria-label' ? visible(value) : value);
    }
  }
  element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false)
    .map(child => typeof child === 'string' ? visible(child) : child));
  return element;
}

/** Pieces of text, those that match marked. */
export function segments(pieces) {
  return pieces.map(piece => piece.match ? h('mark', {}, piece.text) : piece.text);
}

export function plain(pieces) {
  return pieces.map(piece => piece.text).join('');
}

/** Leaves what is the same in place, so that focus and scroll stay. */
export function replace(parent, ...children) {
  parent.replaceChildren(...children.flat().filter(Boolean));
}

const WHOLE = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const ONE = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

export const number = value => WHOLE.format(value);

export function short(value) {
  if (value < 10_000) {
    return number(value);
  }
  return value < 1_000_000 ? ONE.format(value / 1_000) + ' k' : ONE.format(value / 1_000_000) + ' M';
}

/** 14/05/2013, as the Journal officiel has it. */
export function date(iso) {
  return iso ? iso.split('-').reverse().join('/') : 'undated';
}

export function time(iso) {
  return new Date(iso).toLocaleTimeString('fr-FR');
}

export function millis(value) {
  if (value === null || value === undefined) {
    return '–';
  }
  return value < 1_000 ? `${number(value)} ms` : seconds(value / 1_000);
}

export function seconds(value) {
  if (value === null || value === undefined) {
    return '–';
  }
  if (value < 60) {
    return value === 0 ? '0 s' : `${ONE.format(value)} s`;
  }
  const minutes = Math.floor(value / 60);
  return minutes < 60 ? `${minutes} min ${Math.floor(value % 60)} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

export function bytes(value) {
  return value < 1024 ? `${value} bytes` : value < 1024 * 1024 ? `${ONE.format(value / 1024)} KiB` : `${ONE.format(value / 1024 / 1024)} MiB`;
}

export const days = value => `${number(value)} ${value === 1 ? 'day' : 'days'}`;

/** The words of the Government's application, in English with the French term. */
export const STATUS = {
  pending: 'pending (en cours)',
  answered: 'answered (répondue)',
  withdrawn: 'withdrawn (retirée)',
  lapsed: 'lapsed (caduque)',
  closed_otherwise: 'closed otherwise',
};
export const TYPE = { QE: 'question écrite', QG: 'question au Gouvernement', QOSD: 'question orale sans débat' };

const announcer = document.getElementById('announcer');

/** Says it to who listens to a screen reader. */
export function announce(text) {
  announcer.textContent = visible(text);
}

/** What the server said is wrong. */
export function problem(error) {
  return h('p', { class: 'problem', role: 'alert' }, error.message);
}

/** A sparkline; nulls are gaps. */
export function spark(values, label) {
  const most = Math.max(1, ...values.map(value => value ?? 0));
  const width = Math.max(1, values.length - 1);
  let line = '';
  let pen = 'M';
  values.forEach((value, i) => {
    if (value === null || value === undefined) {
      pen = 'M';
    } else {
      line += `${pen}${i},${(26 - value / most * 23).toFixed(1)}`;
      pen = 'L';
    }
  });
  const whole = line && !values.includes(null);
  return svg('svg', { class: 'spark', viewBox: `0 0 ${width} 28`, preserveAspectRatio: 'none', role: 'img', 'aria-label': label },
    whole ? svg('path', { class: 'area', d: `${line}V28H0Z` }) : null, svg('path', { d: line }));
}
