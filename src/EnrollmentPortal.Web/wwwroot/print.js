// For pages without a circuit: the print button, and printing at once when the page was opened for that (?print=1).
document.addEventListener('click', event => {
  if (event.target.closest?.('[data-print]')) window.print();
});
if (new URLSearchParams(location.search).has('print')) {
  // The tab came only for the printer; the desk waits behind it.
  window.addEventListener('afterprint', () => window.close());
  window.addEventListener('load', () => window.print());
}
