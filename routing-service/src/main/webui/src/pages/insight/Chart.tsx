import { useEffect, useRef } from 'react';
import { echarts, type ChartOption } from './echarts';

/** Draws; everything that it shows is also in the table beside it. */
export function Chart({ option, label }: { option: ChartOption; label: string }) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<echarts.ECharts | null>(null);
  useEffect(() => {
    if (!box.current) {
      return undefined;
    }
    const drawn = echarts.init(box.current, null, { renderer: 'svg' });
    chart.current = drawn;
    const observer = new ResizeObserver(() => drawn.resize());
    observer.observe(box.current);
    return () => {
      observer.disconnect();
      drawn.dispose();
      chart.current = null;
    };
  }, []);
  useEffect(() => {
    chart.current?.setOption(option, { replaceMerge: ['series'] });
  }, [option]);
  return <div className="chart" ref={box} role="img" aria-label={label} />;
}
