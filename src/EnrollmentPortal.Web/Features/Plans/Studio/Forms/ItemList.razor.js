export const focus = selector => document.querySelector(selector)?.focus();
