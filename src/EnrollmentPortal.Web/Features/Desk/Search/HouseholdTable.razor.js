/** An explanation opens below its line, and on a low screen below the edge or under the bar of keys. */
export function showExplanation() {
  const row = document.querySelector('.desk-why');
  if (!row) return false;
  row.scrollIntoView({ block: 'nearest' });
  const keys = document.querySelector('.desk-shortcuts').getBoundingClientRect(); // of no size on a phone
  const hidden = keys.height && row.getBoundingClientRect().bottom - keys.top;
  if (hidden > 0) scrollBy(0, Math.min(hidden, row.getBoundingClientRect().top)); // of a long one the beginning stays
  return true;
}
