// On a phone the menu is a strip, in which the current entry may lie out of sight.
const showCurrent = entry => {
  const strip = entry?.closest('.side-menu');
  if (strip) strip.scrollLeft += entry.getBoundingClientRect().left - strip.getBoundingClientRect().left - (strip.clientWidth - entry.offsetWidth) / 2;
};
new MutationObserver(changes => changes.forEach(({ target }) => { if (target.ariaCurrent) showCurrent(target); }))
  .observe(document.body, { attributes: true, attributeFilter: ['aria-current'], subtree: true });

// The circuit draws the whole page anew when it begins.
const showMenu = () => showCurrent(document.querySelector('.side-menu [aria-current]'));
new MutationObserver(showMenu).observe(document.body, { childList: true });
showMenu();
