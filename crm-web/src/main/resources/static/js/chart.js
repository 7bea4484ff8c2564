// Draws the table of a <figure data-chart="line|bar"> as a chart: the first column names the points, the others are
// series. A cell may carry its plain number in data-value. Needs vendor/chart.js.
(() => {
  const style = getComputedStyle(document.documentElement);
  const colours = ['--chart-1', '--chart-2', '--chart-3', '--chart-4'].map((name) => style.getPropertyValue(name).trim());

  function draw(figure) {
    if (figure.dataset.drawn) {
      return;
    }
    figure.dataset.drawn = 'true';
    const table = figure.querySelector('table');
    const heads = [...table.tHead.rows[0].cells].slice(1).map((cell) => cell.textContent.trim());
    const rows = [...table.tBodies[0].rows];
    const number = (cell) => Number(cell.dataset.value ?? cell.textContent.replace(/[^\d.,-]/g, '').replace(',', '.'));
    const datasets = heads.map((label, index) => ({
      label,
      data: rows.map((row) => number(row.cells[index + 1])),
      borderColor: colours[index % colours.length],
      backgroundColor: colours[index % colours.length],
      borderWidth: figure.dataset.chart === 'line' ? 2 : 0,
      borderRadius: 2,
      pointRadius: rows.length === 1 ? 3 : 0,
      tension: 0.3,
    }));
    const canvas = document.createElement('canvas');
    canvas.setAttribute('aria-hidden', 'true');
    const box = document.createElement('div');
    box.className = 'chart-box';
    box.append(canvas);
    figure.prepend(box);
    new Chart(canvas, {
      type: figure.dataset.chart,
      data: { labels: rows.map((row) => row.cells[0].textContent.trim()), datasets },
      options: {
        responsive: true,
        maintainAspectRatio: false,
        animation: false,
        interaction: { mode: 'index', intersect: false },
        plugins: { legend: { display: heads.length > 1, position: 'bottom', labels: { boxWidth: 10, boxHeight: 10 } } },
        scales: {
          x: { grid: { display: false }, ticks: { maxRotation: 0, autoSkipPadding: 12 } },
          y: { beginAtZero: true, border: { display: false }, ticks: { precision: 0, maxTicksLimit: 5 } },
        },
      },
    });
  }

  const all = () => document.querySelectorAll('figure[data-chart]').forEach(draw);
  document.addEventListener('DOMContentLoaded', all);
  document.addEventListener('htmx:load', all);
})();
