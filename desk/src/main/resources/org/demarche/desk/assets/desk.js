// What the desk does beyond links and forms: charts, linked highlights, keys. Every page reads and works without it.
(() => {
  'use strict';
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  document.documentElement.classList.add('js');

  // Charts: bars of cooperation and conflict a week, a line for the net score.
  const charts = () => {
    if (!window.echarts) return;
    const style = getComputedStyle(document.documentElement);
    const colour = name => style.getPropertyValue(name).trim();
    all('.chart').forEach(div => {
      const data = JSON.parse(div.dataset.chart);
      const text = {color: colour('--soft'), fontSize: 11};
      const chart = echarts.init(div, null, {renderer: 'canvas'});
      const axis = {axisLabel: text, axisLine: {lineStyle: {color: colour('--line')}}, splitLine: {lineStyle: {color: colour('--line')}}};
      chart.setOption({
        animation: false, textStyle: {fontFamily: 'inherit'}, color: [colour('--q1'), colour('--q4'), colour('--fg')],
        grid: {left: 32, right: 32, top: 26, bottom: 22}, legend: {top: 0, textStyle: text, itemWidth: 12, itemHeight: 8},
        tooltip: {trigger: 'axis', renderMode: 'richText'},
        xAxis: {type: 'category', data: data.weeks, ...axis},
        yAxis: [{type: 'value', minInterval: 1, ...axis}, {type: 'value', ...axis, splitLine: {show: false}}],
        series: [
          {name: 'cooperation', type: 'bar', stack: 'n', barMaxWidth: 18, data: data.cooperation},
          {name: 'conflict', type: 'bar', stack: 'n', barMaxWidth: 18, data: data.conflict},
          {name: 'net score', type: 'line', yAxisIndex: 1, symbolSize: 5, data: data.score,
            markLine: {silent: true, symbol: 'none', label: {show: false}, lineStyle: {color: colour('--soft'), type: 'dotted'}, data: [{yAxis: 0}]}}]
      });
      addEventListener('resize', () => chart.resize());
      // A point leads to its week's events.
      chart.on('click', point => {
        const to = new Date(Date.parse(point.name) + 6 * 864e5).toISOString().slice(0, 10);
        location.assign(`${div.dataset.dyad}&from=${point.name}&to=${to}`);
      });
    });
  };
  addEventListener('load', charts);

  // An event, statement, demand or name in the panel lights up its words, and words light up what was made of them.
  const light = (ids, on) => ids.forEach(id => {
    all(`[data-of~="${CSS.escape(id)}"]`).forEach(e => e.classList.toggle('on', on));
    all(`[data-link="${CSS.escape(id)}"]`).forEach(e => e.classList.toggle('on', on));
  });
  all('[data-link]').forEach(e => {
    for (const [start, end] of [['mouseenter', 'mouseleave'], ['focusin', 'focusout']]) {
      e.addEventListener(start, () => light([e.dataset.link], true));
      e.addEventListener(end, () => light([e.dataset.link], false));
    }
  });
  all('.text [data-of]').forEach(e => {
    const ids = e.dataset.of.split(' ').filter(id => /^[ED]/.test(id));
    if (!ids.length) return;
    e.addEventListener('mouseenter', () => light(ids, true));
    e.addEventListener('mouseleave', () => light(ids, false));
  });

  // Review: j k a x c u on the item in focus.
  const queue = document.getElementById('queue');
  const reviewer = document.getElementById('reviewer');
  const items = () => all('.item', queue);
  const focus = i => { const list = items(); if (list.length) { const item = list[Math.max(0, Math.min(list.length - 1, i))]; item.focus(); item.scrollIntoView({block: 'nearest'}); } };
  let at = 0;
  if (queue) {
    queue.addEventListener('focusin', e => { const i = items().indexOf(e.target.closest('.item')); if (i >= 0) at = i; });
    document.body.addEventListener('htmx:configRequest', e => { if (e.detail.parameters && reviewer && e.detail.path === '/api/v1/reviews') e.detail.parameters.reviewer = reviewer.value; });
    document.body.addEventListener('htmx:beforeRequest', e => {
      if (reviewer && e.detail.pathInfo.requestPath === '/api/v1/reviews' && !reviewer.value.trim()) { e.preventDefault(); reviewer.focus(); }
    });
    document.body.addEventListener('htmx:afterSettle', () => focus(at));
    const asked = items().findIndex(item => item.id && '#' + item.id === location.hash);
    if (asked >= 0) focus(asked);
    if (reviewer) {
      all('[name=reviewer]', queue).forEach(e => e.removeAttribute('required'));
      document.body.addEventListener('htmx:load', () => all('[name=reviewer]', queue).forEach(e => e.removeAttribute('required')));
    }
  }
  addEventListener('keydown', e => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.target.closest('input,select,textarea')) {
      if (e.key === 'Escape') e.target.blur();
      return;
    }
    if (e.key === '/') { e.preventDefault(); document.querySelector('.find input').focus(); return; }
    if (!queue) return;
    const item = items()[at];
    const press = selector => { const button = item && item.querySelector(selector); if (button) button.click(); };
    switch (e.key) {
      case 'j': focus(document.activeElement.closest('.item') ? at + 1 : at); break;
      case 'k': focus(at - 1); break;
      case 'a': press('button[value=accepted]'); break;
      case 'x': press('button[value=rejected]'); break;
      case 'c': { const d = item && item.querySelector('details'); if (d) { d.open = true; e.preventDefault(); d.querySelector('select').focus(); } break; }
      case 'u': press('.undo button'); break;
    }
  });
})();
