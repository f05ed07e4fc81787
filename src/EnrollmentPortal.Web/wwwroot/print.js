// A button that prints the page needs no circuit, and no round trip where there is one.
document.addEventListener('click', event => {
  if (event.target.closest?.('[data-print]')) window.print();
});
// Printing at once, where the page was opened for that.
if (new URLSearchParams(location.search).has('print')) {
  // The tab came only for the printer; the desk waits behind it.
  window.addEventListener('afterprint', () => window.close());
  window.addEventListener('load', () => window.print());
}
