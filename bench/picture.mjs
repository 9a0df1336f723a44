/**
 * Draws the ratios to `git log -p` as horizontal bars, one group for each repository. Pure: from measurements to the text of an SVG.
 * No script, no font from elsewhere; the background is left clear, and the colours follow the reader's light or dark mode.
 */
const WIDTH = 720;
const EDGE = 16;
const RIGHT = 72; // room for the value at the longest bar
const BAR = 16;
const STEP = 23;
const FONT = 'ui-sans-serif, system-ui, -apple-system, "Segoe UI", "Helvetica Neue", "DejaVu Sans", Arial, sans-serif';

const STYLE = `
    text { font-family: ${FONT}; font-size: 13px; fill: #1f2328; }
    .head { font-size: 16px; font-weight: 600; }
    .repo { font-weight: 600; }
    .soft { font-size: 12px; font-weight: 400; fill: #59636e; }
    .own { font-weight: 600; }
    .bar { fill: #8c959f; }
    .bar.own { fill: #0969da; }
    .one { stroke: #cf222e; stroke-width: 1.5; stroke-dasharray: 5 4; }
    .grid { stroke: #8c959f; stroke-opacity: 0.25; }
    .mark { font-size: 12px; fill: #cf222e; }
    @media (prefers-color-scheme: dark) {
      text { fill: #f0f6fc; }
      .soft { fill: #9198a1; }
      .bar { fill: #656c76; }
      .bar.own { fill: #4493f8; }
      .one { stroke: #f85149; }
      .mark { fill: #f85149; }
    }
  `;

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]);
const round = (value) => Number(value.toFixed(1));
const short = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
const textAt = (x, y, text, more = '') => `<text${more} x="${round(x)}" y="${round(y)}">${escaped(text)}</text>`;
const upright = (kind, x, from, to) => `<line class="${kind}" x1="${round(x)}" x2="${round(x)}" y1="${round(from)}" y2="${round(to)}"/>`;

/** A round step that gives about six lines. */
function stepFor(most) {
  const power = 10 ** Math.floor(Math.log10(most / 6));
  return power * ([1, 2, 5].find((n) => n * power >= most / 6) ?? 10);
}

/** One bar with its name and value; what failed says so in words. */
function barOf({ name, own, ratio, failed }, y, { left, x }) {
  const bold = own ? ' class="own"' : '';
  const label = textAt(left - 10, y + 13, short(name, 30), `${bold} text-anchor="end"`);
  if (ratio === undefined) return [label, textAt(x(1) + 6, y + 13, failed ? `failed (${failed})` : 'no ratio', ' class="soft"')];
  const end = x(ratio);
  const bar = `<rect class="bar${own ? ' own' : ''}" x="${round(left)}" y="${y}" width="${round(Math.max(end - left, 1))}" height="${BAR}" rx="1.5"/>`;
  const crossed = end < x(1) + 2 && end + 52 > x(1); // the value would lie on the dashed line
  return [label, bar, textAt(crossed ? x(1) + 6 : end + 6, y + 13, `${ratio.toFixed(2)}×`, bold)];
}

/** One repository: a heading and a bar for each command, the fastest first. */
function groupOf({ title, about, rows, without }, top, scale) {
  const head = `<text class="repo" x="${EDGE}" y="${top + 14}">${escaped(short(title, 40))}<tspan class="soft" dx="10">${escaped(about)}</tspan></text>`;
  const first = top + 26;
  if (without) return { parts: [head, textAt(EDGE, first + 10, without, ' class="soft"')], bottom: first + STEP };
  const others = rows.filter(({ yardstick }) => !yardstick).sort((a, b) => (a.ratio ?? 1e9) - (b.ratio ?? 1e9));
  const bars = others.flatMap((row, i) => barOf(row, first + i * STEP, scale));
  const bottom = first + others.length * STEP;
  const grid = [];
  for (let value = 0; value <= scale.most; value += scale.step) {
    const number = textAt(scale.x(value), bottom + 15, String(Number(value.toFixed(2))), ' class="soft" text-anchor="middle"');
    grid.push(upright('grid', scale.x(value), first - 4, bottom), number);
  }
  return { parts: [head, ...grid, ...bars, upright('one', scale.x(1), first - 4, bottom)], bottom: bottom + 20 };
}

const inWords = ({ title, rows, without }) => {
  const figures = rows.map(({ name, ratio, failed }) => `${name} ${ratio === undefined ? `failed (${failed})` : ratio.toFixed(2)}`);
  return `${title}: ${without ?? figures.join(', ')}.`;
};

/** The picture of all repositories. */
export function picture(groups, runs) {
  const rows = groups.flatMap((group) => (group.without ? [] : group.rows));
  const most = Math.max(...rows.map(({ ratio }) => ratio ?? 0), 1.2);
  const left = EDGE + 10 + 7.6 * Math.min(30, Math.max(...rows.map(({ name }) => name.length)));
  const scale = { left, most, step: stepFor(most), x: (ratio) => left + ((WIDTH - left - RIGHT) * ratio) / most };
  const body = [];
  let top = 64;
  for (const group of groups) {
    const { parts, bottom } = groupOf(group, top, scale);
    body.push(...parts);
    top = bottom + 16;
  }
  const runsSaid = runs === 1 ? 'one run' : `median of ${runs} interleaved runs`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${top}" viewBox="0 0 ${WIDTH} ${top}" role="img" aria-labelledby="title desc">
  <title id="title">Time to search the whole history of a git repository, as a multiple of git log -p</title>
  <desc id="desc">${escaped(groups.map(inWords).join(' '))}</desc>
  <style>${STYLE}</style>
  ${textAt(EDGE, 26, 'Searching a whole git history: time as a multiple of git log -p', ' class="head"')}
  ${textAt(EDGE, 46, `shorter is faster; ${runsSaid}`, ' class="soft"')}
  <line class="one" x1="${WIDTH - 226}" x2="${WIDTH - 200}" y1="42" y2="42"/>
  ${textAt(WIDTH - 192, 46, 'git log -p -U0 --all = 1.00', ' class="mark"')}
  ${body.join('\n  ')}
</svg>
`;
}
