// Draws how time and memory grow with the number of files, as one SVG without scripts or fonts of its own.

const width = 720;
const height = 360;
const margin = { left: 64, right: 24, top: 40, bottom: 48 };

/** `points` are `{ files, cpuSeconds, megabytes }`, ascending. Processor time is drawn, because a busy machine does not stretch it. Both axes begin at zero, so that a straight line is linear growth. */
export function growthPlot(points) {
  const most = { files: Math.max(...points.map((it) => it.files)), cpuSeconds: Math.max(...points.map((it) => it.cpuSeconds)), megabytes: Math.max(...points.map((it) => it.megabytes)) };
  const x = (files) => margin.left + (files / most.files) * (width - margin.left - margin.right);
  const y = (share) => height - margin.bottom - share * (height - margin.top - margin.bottom);
  const line = (key, colour) => {
    const path = points.map((it, index) => `${index === 0 ? 'M' : 'L'}${x(it.files).toFixed(1)} ${y(it[key] / most[key]).toFixed(1)}`).join(' ');
    const dots = points.map((it) => `<circle cx="${x(it.files).toFixed(1)}" cy="${y(it[key] / most[key]).toFixed(1)}" r="3" fill="${colour}"/>`).join('');
    return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="2"/>${dots}`;
  };
  const ticks = points.filter((it) => it.files >= most.files / 20).map((it) => `<text x="${x(it.files).toFixed(1)}" y="${height - margin.bottom + 18}" text-anchor="middle">${it.files.toLocaleString('en')}</text>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="Time and memory of a cold review by number of files" font-family="sans-serif" font-size="12">
<rect width="${width}" height="${height}" fill="#ffffff"/>
<g fill="#444444"><text x="${margin.left}" y="22" font-size="14">Cold review of generated backends: time and memory by number of files</text>
<text x="${margin.left - 8}" y="${y(1) + 4}" text-anchor="end">${most.cpuSeconds.toFixed(1)} s</text>
<text x="${margin.left - 8}" y="${y(0) + 4}" text-anchor="end">0</text>
${ticks.join('\n')}
<text x="${width / 2}" y="${height - 10}" text-anchor="middle">files</text></g>
<path d="M${margin.left} ${margin.top} V${height - margin.bottom} H${width - margin.right}" fill="none" stroke="#999999"/>
${line('cpuSeconds', '#0b62a4')}
${line('megabytes', '#b4540a')}
<g><rect x="${margin.left + 16}" y="52" width="12" height="3" fill="#0b62a4"/><text x="${margin.left + 34}" y="57" fill="#0b62a4">seconds of processor, all threads</text>
<rect x="${margin.left + 16}" y="70" width="12" height="3" fill="#b4540a"/><text x="${margin.left + 34}" y="75" fill="#b4540a">memory of all processes, at most ${Math.round(most.megabytes).toLocaleString('en')} MB</text></g>
</svg>
`;
}
