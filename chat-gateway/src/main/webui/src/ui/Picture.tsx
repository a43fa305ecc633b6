import { useState } from 'react';
import { Icon, type IconName } from './icons';

/** A picture of goods; a quiet tile where there is none or it does not load. The words stand beside it. */
export function Picture({ url, icon }: { url: string | null | undefined; icon: IconName }) {
  const [broken, setBroken] = useState<string>();
  const usable = url && /^(https?:\/\/|\/(?!\/))/.test(url) && broken !== url;
  return (
    <span className="picture">
      {usable ? <img src={url} alt="" loading="lazy" decoding="async" onError={() => setBroken(url)} /> : <Icon name={icon} />}
    </span>
  );
}
