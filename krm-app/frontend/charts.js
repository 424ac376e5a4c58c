// Draws what stands in a table, beside it. The table is the truth; without scripts it is all there is.
import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([BarChart, GridComponent, LegendComponent, SVGRenderer]);

const bar = 13;
const between = 14;
const line = 16;
// As wide as most are.
const letter = 7;
const narrow = 520;
const text = { color: 'var(--krm-text)', fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 14 };

/** Each of the drawn columns is a series, each row a category; a number is written as the table writes it. */
const read = (table, drawn) => {
  const rows = [...table.tBodies[0].rows].filter(row => [...row.cells].slice(1, drawn + 1).some(cell => cell.dataset.value));
  const columns = [...table.tHead.rows[0].cells].slice(1, drawn + 1);
  return {
    categories: rows.map(row => row.cells[0].textContent.trim()),
    series: columns.map((column, n) => ({
      type: 'bar',
      name: column.textContent.trim(),
      barWidth: bar,
      barGap: '15%',
      silent: true,
      itemStyle: { color: `var(--krm-chart-${n + 1})` },
      label: { show: true, position: 'right', ...text },
      data: rows.map(row => {
        const cell = row.cells[n + 1];
        return cell.dataset.value ? { value: Number(cell.dataset.value), label: { formatter: cell.textContent.trim() } } : null;
      }),
    })),
  };
};

for (const place of document.querySelectorAll('[data-chart]')) {
  const drawn = Number(place.dataset.chart);
  const { categories, series } = read(place.parentElement.querySelector('table'), drawn);
  if (!series.some(({ data }) => data.some(number => number?.value))) continue;
  place.hidden = false;
  const chart = init(place, null, { renderer: 'svg', width: place.clientWidth, height: 1 });
  const draw = () => {
    const width = place.clientWidth;
    const labels = Math.min(220, width * 0.42);
    const longest = Math.max(...categories.map(name => name.length));
    const lines = Math.max(2, Math.ceil((longest * letter) / (labels - 12)));
    const upright = width < narrow;
    const legend = drawn === 1 ? 0 : upright ? drawn * 24 + 8 : 36;
    const height = legend + categories.length * Math.max(lines * line + 4, drawn * (bar + 2) + between) + 8;
    chart.resize({ width, height });
    chart.setOption({
      animation: false,
      legend: {
        show: drawn > 1,
        orient: upright ? 'vertical' : 'horizontal',
        top: 0,
        left: 0,
        itemWidth: 14,
        itemHeight: 14,
        textStyle: text,
        selectedMode: false,
      },
      grid: { left: labels, right: 56, top: legend, bottom: 8 },
      xAxis: { type: 'value', min: 0, show: false },
      yAxis: {
        type: 'category',
        inverse: true,
        data: categories,
        axisTick: { show: false },
        axisLine: { lineStyle: { color: 'var(--krm-line)' } },
        axisLabel: { ...text, width: labels - 12, overflow: 'break', lineHeight: line, interval: 0 },
      },
      series,
    });
  };
  draw();
  new ResizeObserver(draw).observe(place);
}
