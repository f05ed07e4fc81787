// Loaded by every page of somebody who is signed in.
(() => {
  const { user } = document.currentScript.dataset;
  // What was typed in this tab belongs to who typed it: a session may have ended by itself, and somebody else signed in.
  if (sessionStorage.getItem('portal:user') !== user) {
    sessionStorage.clear();
    sessionStorage.setItem('portal:user', user);
  }

  // The next user of this browser finds nothing of the last one.
  document.addEventListener('submit', event => {
    if (event.target.matches?.('form[action="/sign-out"]')) sessionStorage.clear();
  });

  // A session that nobody uses ends. Keys and taps are known here alone: a page that renews its figures talks to the portal, too.
  const interval = 20_000;
  let told = 0;
  let telling = null;
  const tell = () => {
    [told, telling] = [Date.now(), null];
    fetch('/session/active', { method: 'POST', keepalive: true, redirect: 'manual' }).catch(() => { /* the next key tells it */ });
  };
  const active = () => { telling ??= setTimeout(tell, Math.max(0, told + interval - Date.now())); };
  for (const type of ['keydown', 'pointerdown', 'input']) document.addEventListener(type, active, { capture: true, passive: true });
})();
