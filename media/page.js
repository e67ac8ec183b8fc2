// The only script of a scorecard or guide in a panel: its bar, the places that open in the editor, and where the reader was.
/* global acquireVsCodeApi */
const vscode = acquireVsCodeApi();
const page = document.getElementById('plumbline-page');

const bar = document.createElement('nav');
bar.className = 'bar';
bar.setAttribute('aria-label', 'What to do with this page');
bar.append('Export:');
for (const [format, title] of [['markdown', 'Markdown'], ['html', 'HTML, for print'], ['json', 'JSON'], ['csv', 'CSV']]) {
  if (format !== 'csv' || page.querySelector('ol.ask-list, h2 .minutes') === null) bar.append(button(title, { export: format }));
}
const spring = document.createElement('span');
spring.className = 'spring';
bar.append(spring, button('Scorecard', { show: 'scorecard' }), button('Interview guide…', { show: 'guide' }));
page.prepend(bar);

for (const item of page.querySelectorAll('li[data-evidence]')) {
  const label = item.querySelector('code');
  const link = label.closest('a');
  const place = button(label.textContent, { open: item.dataset.evidence });
  place.className = 'place';
  if (link === null) {
    label.replaceWith(place);
  } else {
    link.before(place, ' (');
    link.after(')');
    link.textContent = 'permalink';
  }
}

function button(title, message) {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = title;
  made.addEventListener('click', () => vscode.postMessage(message));
  return made;
}

// The page is written anew when evidence changes; the reader stays where they were.
const before = vscode.getState();
if (before !== undefined) window.scrollTo(0, before.top);
window.addEventListener('scroll', () => vscode.setState({ top: window.scrollY }));
