// The desk's keys. What can be done in the page is done here by pressing the page's own buttons and typing into its box; what the
// server has to be asked is the concern of the search's and the payment's scripts, which hear of it by an event.
let before = null; // the line where F9 was pressed

const one = selector => document.querySelector(selector);
const all = selector => [...document.querySelectorAll(selector)];
const searchBox = () => one('[data-desk-search]');
const onDesk = () => one('[data-desk]') !== null;
const tell = event => document.dispatchEvent(new CustomEvent(event));

let listens = false;

export function listen() {
  if (!listens) document.addEventListener('keydown', onKey);
  listens = true;
  return true;
}

export function focus(selector) {
  const element = one(selector);
  element?.focus();
  if (element?.matches('input')) element.select();
  return element !== null;
}

/** Back to the line where F9 was pressed. Whoever has gone on to another place stays there. */
export function goBack() {
  const held = document.activeElement;
  if (held !== document.body) {
    if (held.closest('[data-question]')) whenGone(held, goBack); // the question that was answered is still drawn
    return false;
  }
  const place = before?.isConnected ? before : one('[data-pay]:enabled') ?? one('[data-member]');
  place?.focus();
  return true;
}

function whenGone(element, act) {
  const watch = new MutationObserver(() => {
    if (element.isConnected) return;
    watch.disconnect();
    act();
  });
  watch.observe(document.body, { childList: true, subtree: true });
}

// An open dialog has the keys to itself: Escape closes it and nothing else, and no payment is taken behind it.
function onKey(event) {
  if (!onDesk() || one('dialog[open]') || event.isComposing || event.ctrlKey || event.metaKey) return;
  const action = event.altKey ? tierOfAll(event) : plainAction(event);
  if (!action) return;
  event.preventDefault();
  action();
}

const digitOf = event => /^(?:Digit|Numpad)([0-9])$/.exec(event.code)?.[1];

// With Alt the whole household, wherever the cursor is.
function tierOfAll(event) {
  const button = digitOf(event) && one(`[data-tier-all="${digitOf(event)}"]`);
  return button ? () => button.click() : null;
}

// The answers of a question have digits; "could not say" has the same key in all of them, for a number may be the answer.
const answerKeyOf = event => digitOf(event) ?? (/^(?:Minus|NumpadSubtract)$/.test(event.code) ? '-' : null);

// The question of the member whose line has the cursor; after a payment the first about those who were left out.
function questionOf(active, row) {
  if (row) return one(`[data-question="${row.dataset.member}"]`);
  return active?.matches('[data-next]') ? one('[data-left-out] [data-question]') : null;
}

// A member who has to be asked is answered first; a number is typed into its field by the key itself.
function answerOf(event, question, row) {
  if (event.shiftKey) return null;
  const years = /^[0-9]$/.test(event.key) && question.querySelector('[data-years]');
  if (years) {
    before = row ?? before;
    years.focus();
  }
  const key = answerKeyOf(event);
  const button = key && question.querySelector(`[data-answer="${key}"]:enabled`);
  if (!button) return null;
  before = row ?? before;
  return () => button.click();
}

function tierOfMember(event, row) {
  const radio = !event.shiftKey && digitOf(event) && row?.querySelector(`[data-tier="${digitOf(event)}"]`);
  return radio ? () => radio.click() : null;
}

function plainAction(event) {
  const active = document.activeElement;
  const row = active?.closest('[data-member]');
  switch (event.key) {
    case 'F2': return () => focus('[data-desk-search]');
    case 'F8': return nextChannel;
    case 'F9': return event.repeat ? () => {} : () => pay(row);
    case 'Escape': return back;
    case 'ArrowDown': return move(active, 1);
    case 'ArrowUp': return move(active, -1);
    case 'Enter': return enter(active, row);
    case ' ': return active === row && row ? () => row.querySelector('[data-choose]:enabled')?.click() : null;
    default: return digit(event, questionOf(active, row), row);
  }
}

function digit(event, question, row) {
  return question ? answerOf(event, question, row) : tierOfMember(event, row);
}

function pay(row) {
  before = row ?? before;
  tell('desk:pay');
}

function enter(active, row) {
  if (active === searchBox()) return () => tell('desk:open-first');
  if (active === row && row) return () => row.querySelector('[data-why]')?.click();
  if (active?.matches('[data-draft] input:not([type=radio])')) return () => one('[data-pay]')?.focus();
  return null;
}

function move(active, step) {
  if (active === searchBox() || active?.matches('[data-hit]')) {
    return () => walk([searchBox(), ...all('[data-hit]')], active, step);
  }
  const row = active?.closest('[data-member]');
  if (row) return () => walk(all('[data-member]'), row, step);
  return active === document.body || active?.matches('[data-pay], [data-offer], [data-next]') ? () => one('[data-member]')?.focus() : null;
}

function walk(stops, from, step) {
  const next = stops[stops.indexOf(from) + step];
  next?.focus();
}

function nextChannel() {
  const radios = all('[data-channel]:enabled');
  const chosen = radios.findIndex(radio => radio.checked);
  const next = radios[(chosen + 1) % radios.length];
  next?.click();
  next?.focus();
}

// One step back: the payment that is shown, the open explanation, then the search box, then the household.
function back() {
  const why = one('[data-why][aria-expanded=true]');
  const offer = one('[data-offer]');
  if (offer) {
    if (offer.contains(document.activeElement)) document.activeElement.blur();
    one('[data-withdraw]')?.click();
  } else if (why) {
    why.click();
    why.closest('[data-member]')?.focus();
  } else if (document.activeElement !== searchBox()) {
    focus('[data-desk-search]');
  } else if (searchBox().value) {
    searchBox().value = '';
    searchBox().dispatchEvent(new Event('input', { bubbles: true }));
  } else {
    one('[data-close]')?.click();
  }
}
