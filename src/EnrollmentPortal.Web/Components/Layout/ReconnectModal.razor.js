// Blazor marks the dialog with classes; it is shown while any of the bad ones is set.
const dialog = document.getElementById('components-reconnect-modal');
const bad = ['show', 'failed', 'rejected', 'paused', 'resume-failed'].map(state => `components-reconnect-${state}`);

new MutationObserver(show).observe(dialog, { attributes: true, attributeFilter: ['class'] });
show();
dialog.addEventListener('cancel', event => event.preventDefault());
dialog.addEventListener('click', async event => {
  const action = event.target.dataset?.reconnect;
  if (action === 'reload') location.reload();
  if (action === 'retry' && !(await Blazor.reconnect()) && !(await Blazor.resumeCircuit())) location.reload();
  if (action === 'resume' && !(await Blazor.resumeCircuit())) location.reload();
});

function show() {
  const open = bad.some(name => dialog.classList.contains(name));
  if (open && !dialog.open) dialog.showModal();
  if (!open && dialog.open) {
    dialog.close();
    document.dispatchEvent(new CustomEvent('portal:reconnected'));
  }
}
