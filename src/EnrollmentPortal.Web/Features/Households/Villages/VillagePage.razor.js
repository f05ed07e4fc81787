/** Rewrites the address without a navigation; the router's own state stays with it. */
export const showAddress = address => history.replaceState(history.state, '', address);
export const reveal = selector => document.querySelector(selector)?.scrollIntoView({ block: 'start' });
