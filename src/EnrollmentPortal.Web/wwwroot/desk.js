// The desk's keys. What can be done in the page is done here by pressing the page's own buttons; only searching and paying ask the
// server by themselves: it answers after everything that was clicked before, whatever is drawn at the moment.
const recentLength = 8;
const patience = 5000; // of a search; an answer that a lost connection has swallowed never comes
const unread = 500; // from the offer's drawing: the second half of a double click or key confirms nothing
let pane = null;
let side = null;
let before = null; // the line where F9 was pressed
let wanted = null; // the text to look for next; null when there is nothing to do
let sought = ''; // the text that was asked for last
let asking = false;
let giveUp = () => {};

const one = selector => document.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const searchBox = () => one('[data-desk-search]');
const onDesk = () => one('[data-desk]') !== null;

export function attachSearch(reference) {
  if (pane === null) {
    document.addEventListener('keydown', onKey);
    document.addEventListener('input', onInput);
    document.addEventListener('compositionend', onInput);
    document.addEventListener('change', onChange);
    document.addEventListener('portal:reconnected', askAgain);
  }
  pane = reference;
  [wanted, sought] = [null, ''];
  return true;
}

export function attachPayment(reference) {
  if (side === null) document.addEventListener('click', onClick);
  side = reference;
  return true;
}

export const recent = user => read(recentKey(user)) ?? [];

export function remember(user, household) {
  const others = recent(user).filter(known => known.id !== household.id);
  const list = [household, ...others].slice(0, recentLength);
  write(recentKey(user), list);
  return list;
}

export function pendingKey(user, household, fresh) {
  const name = pendingName(user, household);
  const kept = sessionStorage.getItem(name);
  if (kept) return kept;
  sessionStorage.setItem(name, fresh);
  return fresh;
}

export function settle(user, household, fresh) {
  sessionStorage.removeItem(pendingName(user, household));
  window.portal.clearDraft('payment');
  return pendingKey(user, household, fresh);
}

export const draft = () => window.portal.readDraft('payment');

export function print(contribution) {
  if (autoPrint()) window.open(`/receipts/${contribution}?print=1`, '_blank');
  return true;
}

/** Back to an empty search box, for the next household. */
export function startOver() {
  [wanted, sought] = [null, ''];
  if (searchBox()) searchBox().value = '';
  return focus('[data-desk-search]');
}

export function focus(selector) {
  showAutoPrint(); // the box has been drawn by now
  const element = one(selector);
  element?.focus();
  if (element?.matches('input')) element.select();
  return element !== null;
}

/** The cursor goes to the offer itself and not to its button: Enter, held down, would press that unread. */
export function showOffer() {
  const offer = one('[data-offer]');
  offer?.focus();
  setTimeout(() => offer?.setAttribute('data-ready', ''), unread);
  return offer !== null;
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

/** An explanation opens below its line, and on a low screen below the edge or under the bar of keys. */
export function showExplanation() {
  const row = one('.desk-why');
  if (!row) return false;
  row.scrollIntoView({ block: 'nearest' });
  const keys = one('.desk-shortcuts').getBoundingClientRect(); // of no size on a phone
  const hidden = keys.height && row.getBoundingClientRect().bottom - keys.top;
  if (hidden > 0) scrollBy(0, Math.min(hidden, row.getBoundingClientRect().top)); // of a long one the beginning stays
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

const recentKey = user => `desk:recent:${user}`;
const pendingName = (user, household) => `desk:pending:${user}:${household}`;
const read = name => JSON.parse(sessionStorage.getItem(name) ?? 'null');
const write = (name, value) => sessionStorage.setItem(name, JSON.stringify(value));
const autoPrint = () => localStorage.getItem('desk:print') !== 'no';

function showAutoPrint() {
  const box = one('[data-auto-print]');
  if (box) box.checked = autoPrint();
}

function onChange(event) {
  if (event.target.matches?.('[data-auto-print]')) localStorage.setItem('desk:print', event.target.checked ? 'yes' : 'no');
}

// While a Chinese character is being composed the box holds letters that nobody means.
function onInput(event) {
  if (!event.isComposing && event.target.matches?.('[data-desk-search]')) search(event.target.value);
}

// The first key asks at once. What is typed while an answer is on its way waits for it, and of that only the last: the register
// is asked as often as it can answer, and never for a text that is gone from the box.
async function search(text) {
  wanted = text === sought ? null : text;
  if (asking) return;
  asking = true;
  while (wanted !== null) {
    [sought, wanted] = [wanted, null];
    await Promise.race([invoke('SearchAsync', sought), new Promise(waited)]);
  }
  asking = false;
}

function waited(resolve) {
  giveUp = resolve;
  setTimeout(resolve, patience);
}

// Without a connection the call fails; the page says so by itself, and asks again when it is back.
async function invoke(method, text) {
  try {
    await pane.invokeMethodAsync(method, text);
  } catch {
    sought = null;
  }
}

// After a connection that was lost nobody knows whether the last answer came through.
function askAgain() {
  if (!searchBox()?.value) return;
  giveUp();
  sought = null;
  search(searchBox().value);
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
    case 'F9': return event.repeat ? () => {} : pay;
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

function enter(active, row) {
  if (active === searchBox()) return openFirst;
  if (active === row && row) return () => row.querySelector('[data-why]')?.click();
  if (active?.matches('[data-draft] input:not([type=radio])')) return () => one('[data-pay]')?.focus();
  return null;
}

function openFirst() {
  wanted = null;
  sought = searchBox().value;
  invoke('OpenFirstAsync', sought);
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

function onClick(event) {
  if (event.target.closest?.('[data-pay], [data-take]')) pay();
}

// Names the offer that stands on the screen: only that one is taken. A field reports its text when it is left; the payment comes after that.
async function pay() {
  const offer = one('[data-offer]');
  if (offer && !offer.hasAttribute('data-ready')) return;
  before = document.activeElement?.closest('[data-member]') ?? before;
  document.activeElement?.blur();
  try {
    await side?.invokeMethodAsync('PayAsync', offer?.dataset.offer ?? null);
  } catch {
    // Without a connection the call fails, and the page says so by itself.
  }
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
    search('');
  } else {
    one('[data-close]')?.click();
  }
}
