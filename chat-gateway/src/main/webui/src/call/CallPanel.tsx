import type { OwnCall } from '@xiaoer/customer-client';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { length } from '../media/media';
import { Icon, type IconName, PersonFace } from '../ui/icons';

interface Props {
  own: OwnCall;
  name: string;
  /** Since when both have agreed, in milliseconds since 1970. */
  since: number | undefined;
  onToggle: (what: 'microphone' | 'camera') => void;
  onHangUp: () => void;
}

/** The call in which this page takes part: who is there, and what can be done. */
export function CallPanel({ own, name, since, onToggle, onHangUp }: Props) {
  const { t } = useTranslation();
  const pictured = (own.remote?.getVideoTracks().length ?? 0) > 0;
  return (
    <section className="call" aria-label={t('call.region', { name })} data-testid="call" data-phase={own.phase}>
      {(pictured || own.hasCamera) && (
        <div className="call-pictures">
          {pictured ? (
            <Stream stream={own.remote} className="call-remote" label={t('call.remote', { name })} testId="remote-video" />
          ) : (
            <PersonFace name={name} />
          )}
          {own.hasCamera && (
            <Stream stream={own.local} className="call-own" label={t('call.own')} testId="own-video" muted hidden={!own.camera} />
          )}
        </div>
      )}
      {!pictured && <Sound stream={own.remote} />}
      <div className="call-bar">
        <p className="call-state">
          <span role="status">{own.phase === 'talking' ? `${name} · ${t('call.phase.talking')}` : t(`call.phase.${own.phase}`)}</span>{' '}
          {own.phase === 'talking' && since !== undefined && <Clock since={since} />}
        </p>
        <Deed
          icon={own.microphone ? 'mic' : 'micOff'}
          off={!own.microphone}
          label={t(own.microphone ? 'call.mute' : 'call.unmute')}
          act={() => onToggle('microphone')}
        />
        {own.hasCamera && (
          <Deed
            icon={own.camera ? 'camera' : 'cameraOff'}
            off={!own.camera}
            label={t(own.camera ? 'call.cameraOff' : 'call.cameraOn')}
            act={() => onToggle('camera')}
          />
        )}
        <button type="button" className="icon-button call-end" aria-label={t('call.hangUp')} title={t('call.hangUp')} onClick={onHangUp}>
          <Icon name="hangUp" />
        </button>
      </div>
    </section>
  );
}

function Deed({ icon, off, label, act }: { icon: IconName; off: boolean; label: string; act: () => void }) {
  return (
    <button type="button" className={`icon-button call-deed${off ? ' call-off' : ''}`} aria-label={label} title={label} onClick={act}>
      <Icon name={icon} />
    </button>
  );
}

interface StreamProps {
  stream: MediaStream | undefined;
  className: string;
  label: string;
  testId: string;
  muted?: boolean;
  hidden?: boolean;
}

function Stream({ stream, className, label, testId, muted = false, hidden = false }: StreamProps) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current) video.current.srcObject = stream ?? null;
  }, [stream]);
  return (
    <video ref={video} className={className} aria-label={label} data-testid={testId} autoPlay playsInline muted={muted} hidden={hidden} />
  );
}

function Sound({ stream }: { stream: MediaStream | undefined }) {
  const audio = useRef<HTMLAudioElement>(null);
  useEffect(() => {
    if (audio.current) audio.current.srcObject = stream ?? null;
  }, [stream]);
  return <audio ref={audio} data-testid="remote-audio" autoPlay hidden />;
}

/** For the eye: a screen reader would hear every second of it. */
function Clock({ since }: { since: number }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return <span aria-hidden="true">{length(Math.max(0, now - since))}</span>;
}
