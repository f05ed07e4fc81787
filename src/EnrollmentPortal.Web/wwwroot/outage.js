// The page that is shown while the database is out of reach: goes on to where the user wanted as soon as the portal is ready.
(() => {
  const { to } = document.currentScript.dataset;
  setInterval(async () => {
    try {
      const answer = await fetch('/health/ready', { cache: 'no-store', credentials: 'omit' });
      if (answer.ok) location.replace(to);
    } catch {
      // The portal itself is starting again.
    }
  }, 2000);
})();
