// Searching while somebody types, and the households that this tab has opened last. The server answers after everything that was
// clicked before, whatever is drawn at the moment.
const recentLength = 8;
const patience = 5000; // of a search; an answer that a lost connection has swallowed never comes
let pane = null;
let wanted = null; // the text to look for next; null when there is nothing to do
let sought = ''; // the text that was asked for last
let asking = false;
let giveUp = () => {};

const searchBox = () => document.querySelector('[data-desk-search]');

export function attach(reference) {
  if (pane === null) {
    document.addEventListener('input', onInput);
    document.addEventListener('compositionend', onInput);
    document.addEventListener('desk:open-first', openFirst);
    document.addEventListener('portal:reconnected', askAgain);
  }
  pane = reference;
  [wanted, sought] = [null, ''];
  return true;
}

export const recent = user => JSON.parse(sessionStorage.getItem(recentKey(user)) ?? '[]');

export function remember(user, household) {
  const others = recent(user).filter(known => known.id !== household.id);
  const list = [household, ...others].slice(0, recentLength);
  sessionStorage.setItem(recentKey(user), JSON.stringify(list));
  return list;
}

const recentKey = user => `desk:recent:${user}`;

/** Back to an empty search box, for the next household. */
export function startOver() {
  [wanted, sought] = [null, ''];
  const box = searchBox();
  if (!box) return false;
  box.value = '';
  box.focus();
  return true;
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

function openFirst() {
  wanted = null;
  sought = searchBox().value;
  invoke('OpenFirstAsync', sought);
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
