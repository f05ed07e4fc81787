// Charts: only what the boards use, drawn as SVG so that they print sharp.
import { init, use, getInstanceByDom } from 'echarts/core';
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, AriaComponent } from 'echarts/components';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, LineChart, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, AriaComponent, SVGRenderer]);

// The view box lets a printed page shrink the picture, which no script could do in time.
function fitPaper(element) {
  const svg = element.querySelector('svg');
  const chart = getInstanceByDom(element);
  if (svg && chart) svg.setAttribute('viewBox', `0 0 ${chart.getWidth()} ${chart.getHeight()}`);
}

// A chart that is resized for the paper would be drawn after the paper has gone.
let printing = false;
addEventListener('beforeprint', () => { printing = true; });
addEventListener('afterprint', () => { printing = false; });

const resized = new ResizeObserver(entries => entries.forEach(entry => {
  if (entry.contentRect.width === 0 || printing) return;
  getInstanceByDom(entry.target)?.resize();
  fitPaper(entry.target);
}));

/** Draws or redraws a chart; a click on a datum calls OnPick with its key. */
export function draw(element, option, receiver) {
  if (!element?.isConnected) return;
  let chart = getInstanceByDom(element);
  if (!chart) {
    chart = init(element, null, { renderer: 'svg' });
    resized.observe(element);
    chart.on('click', event => receiver?.invokeMethodAsync('OnPick', event.data?.key ?? event.name));
  }
  chart.setOption(option, { notMerge: true });
  fitPaper(element);
}

export function dispose(element) {
  if (!element) return;
  resized.unobserve(element);
  getInstanceByDom(element)?.dispose();
}
