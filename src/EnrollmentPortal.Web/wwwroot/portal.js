// What the pages need beyond Blazor. Loaded right after blazor.web.js.
(() => {
  // Reconnecting. Blazor marks the dialog with classes; show it while any of the bad ones is set.
  const dialog = document.getElementById('components-reconnect-modal');
  if (dialog) {
    const bad = ['show', 'failed', 'rejected', 'paused', 'resume-failed'].map(state => `components-reconnect-${state}`);
    new MutationObserver(() => {
      const open = bad.some(name => dialog.classList.contains(name));
      if (open && !dialog.open) dialog.showModal();
      if (!open && dialog.open) {
        dialog.close();
        document.dispatchEvent(new CustomEvent('portal:reconnected'));
      }
    }).observe(dialog, { attributes: true, attributeFilter: ['class'] });
    dialog.addEventListener('cancel', event => event.preventDefault());
    dialog.addEventListener('click', async event => {
      const action = event.target.dataset?.reconnect;
      if (action === 'reload') location.reload();
      if (action === 'retry' && !(await Blazor.reconnect()) && !(await Blazor.resumeCircuit())) location.reload();
      if (action === 'resume' && !(await Blazor.resumeCircuit())) location.reload();
    });
  }

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

  // What was typed into a marked form outlives a lost circuit: it is kept in this tab and put back after a reload.
  const key = form => `draft:${location.pathname}:${form.dataset.draft}`;
  document.addEventListener('input', event => {
    const form = event.target.closest?.('[data-draft]');
    if (!form || !event.target.name || event.target.type === 'password') return;
    const draft = JSON.parse(sessionStorage.getItem(key(form)) ?? '{}');
    draft[event.target.name] = event.target.value;
    sessionStorage.setItem(key(form), JSON.stringify(draft));
  });

  // A button that prints the page needs no round trip.
  document.addEventListener('click', event => { if (event.target.closest?.('[data-print]')) window.print(); });

  // What takes a dragged item says so here: the browser asks many times a second, and a round trip each would be too slow.
  for (const type of ['dragover', 'drop']) {
    document.addEventListener(type, event => { if (event.target.closest?.('[data-drop]')) event.preventDefault(); });
  }

  // The next user of this browser finds nothing of the last one.
  document.addEventListener('submit', event => {
    if (event.target.matches?.('form[action="/sign-out"]')) sessionStorage.clear();
  });

  window.portal = {
    /** The draft of a form as an object of field names and values; null when there is none. */
    readDraft: name => JSON.parse(sessionStorage.getItem(`draft:${location.pathname}:${name}`) ?? 'null'),
    clearDraft: name => sessionStorage.removeItem(`draft:${location.pathname}:${name}`),
    /** Forgets the fields of a draft whose names begin so. */
    dropDraft: (name, prefix) => {
      const kept = Object.entries(window.portal.readDraft(name) ?? {}).filter(([field]) => !field.startsWith(prefix));
      sessionStorage.setItem(`draft:${location.pathname}:${name}`, JSON.stringify(Object.fromEntries(kept)));
    },
    /** Rewrites the address without a navigation; the router's own state stays with it. */
    showAddress: address => history.replaceState(history.state, '', address),
    reveal: selector => document.querySelector(selector)?.scrollIntoView({ block: 'start' }),
    openDialog: dialog => { if (!dialog.open) dialog.showModal(); },
    closeDialog: dialog => dialog.close(),
    focus: selector => document.querySelector(selector)?.focus(),
    print: () => window.print(),
  };
})();
