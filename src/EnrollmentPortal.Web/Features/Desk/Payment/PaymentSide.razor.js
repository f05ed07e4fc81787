// The payment: shown and taken by the same key, under a key of its own that outlives a reload, and its receipt beside the desk.
const unread = 500; // from the offer's drawing: the second half of a double click or key confirms nothing
let side = null;

const one = selector => document.querySelector(selector);

export function attach(reference) {
  if (side === null) {
    document.addEventListener('click', onClick);
    document.addEventListener('change', onChange);
    document.addEventListener('desk:pay', pay);
  }
  side = reference;
  return true;
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
  window.drafts.clear('payment');
  return pendingKey(user, household, fresh);
}

const pendingName = (user, household) => `desk:pending:${user}:${household}`;

export const draft = () => window.drafts.read('payment');

export function print(contribution) {
  if (autoPrint()) window.open(`/receipts/${contribution}?print=1`, '_blank');
  return true;
}

/** The cursor goes to the offer itself and not to its button: Enter, held down, would press that unread. */
export function showOffer() {
  const offer = one('[data-offer]');
  offer?.focus();
  setTimeout(() => offer?.setAttribute('data-ready', ''), unread);
  return offer !== null;
}

export function showAutoPrint() {
  const box = one('[data-auto-print]');
  if (box) box.checked = autoPrint();
  return box !== null;
}

const autoPrint = () => localStorage.getItem('desk:print') !== 'no';

function onChange(event) {
  if (event.target.matches?.('[data-auto-print]')) localStorage.setItem('desk:print', event.target.checked ? 'yes' : 'no');
}

function onClick(event) {
  if (event.target.closest?.('[data-pay], [data-take]')) pay();
}

// Names the offer that stands on the screen: only that one is taken. A field reports its text when it is left; the payment comes after that.
async function pay() {
  const offer = one('[data-offer]');
  if (offer && !offer.hasAttribute('data-ready')) return;
  document.activeElement?.blur();
  try {
    await side?.invokeMethodAsync('PayAsync', offer?.dataset.offer ?? null);
  } catch {
    // Without a connection the call fails, and the page says so by itself.
  }
}
