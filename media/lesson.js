// The lesson panel's only script: tells the extension which place of the finding's path to open.
/* global acquireVsCodeApi */
const vscode = acquireVsCodeApi();

document.addEventListener('click', (event) => {
  const place = event.target instanceof Element ? event.target.closest('button.place') : null;
  if (place !== null) vscode.postMessage({ place: Number(place.dataset.place) });
});
