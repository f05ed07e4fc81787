// What was typed into a marked form outlives a lost circuit: it is kept in this tab and put back after a reload.
// Loaded with the page and not by a component: the first letters may come before the circuit.
(() => {
  const key = name => `draft:${location.pathname}:${name}`;
  const read = name => JSON.parse(sessionStorage.getItem(key(name)) ?? 'null');
  const write = (name, draft) => sessionStorage.setItem(key(name), JSON.stringify(draft));

  document.addEventListener('input', event => {
    const form = event.target.closest?.('[data-draft]');
    if (!form || !event.target.name || event.target.type === 'password') return;
    write(form.dataset.draft, { ...read(form.dataset.draft), [event.target.name]: event.target.value });
  });

  window.drafts = {
    /** The draft of a form as an object of field names and values; null when there is none. */
    read,
    clear: name => sessionStorage.removeItem(key(name)),
    /** Forgets the fields whose names begin so. */
    drop: (name, prefix) => write(name, Object.fromEntries(Object.entries(read(name) ?? {}).filter(([field]) => !field.startsWith(prefix)))),
    /** Takes the clerk to the first field that needs mending. */
    focusFault: () => document.querySelector('[aria-invalid=true]')?.focus(),
  };
})();
