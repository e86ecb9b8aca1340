/* Charts over time, by uPlot. */

const { uPlot } = window;
/** Whole numbers only. */
const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1e3, 2e3, 5e3, 1e4, 2e4, 5e4, 1e5, 2e5, 5e5, 1e6, 1e7, 1e8];
const DARK = matchMedia('(prefers-color-scheme: dark)');

/** Lines over the last minutes. Each series is { label, color: a CSS variable, of: second => value or null }. */
export class TimeChart {
  constructor(root, series, format) {
    this.root = root;
    this.series = series;
    this.format = format;
    this.resizing = new ResizeObserver(() => this.chart?.setSize(this.size()));
    this.recolour = () => this.make();
    DARK.addEventListener('change', this.recolour);
    this.make();
    this.resizing.observe(root);
  }

  size() {
    return { width: Math.max(200, this.root.clientWidth), height: 190 };
  }

  make() {
    this.chart?.destroy();
    const style = getComputedStyle(document.documentElement);
    const colour = name => style.getPropertyValue(name).trim();
    const axis = { stroke: colour('--soft'), grid: { stroke: colour('--faint'), width: 1 }, ticks: { show: false }, font: '12px "Public Sans", sans-serif' };
    this.chart = new uPlot({
      ...this.size(),
      legend: { show: false },
      cursor: { y: false, points: { size: 7 } },
      scales: { y: { range: (chart, low, high) => [0, Math.max(high ?? 0, 2) * 1.1] } },
      axes: [
        { ...axis, space: 90, size: 28, values: (chart, ticks) => ticks.map(tick => new Date(tick * 1_000).toLocaleTimeString('fr-FR')) },
        { ...axis, size: 62, incrs: STEPS, values: (chart, ticks) => ticks.map(this.format) },
      ],
      series: [{}, ...this.series.map(each => ({
        label: each.label, stroke: colour(each.color), width: 1.75, spanGaps: false, points: { show: each.dots ?? false, size: 4, fill: colour(each.color) },
        fill: each.fill ? colour(each.fill) : undefined,
      }))],
    }, this.data ?? [[], ...this.series.map(() => [])], this.root);
  }

  update(seconds) {
    this.data = [seconds.map(second => second.at), ...this.series.map(each => seconds.map(each.of))];
    this.chart.setData(this.data);
  }

  leave() {
    this.resizing.disconnect();
    DARK.removeEventListener('change', this.recolour);
    this.chart.destroy();
  }
}
