import { AudioMutedOutlined, AudioOutlined, PhoneOutlined, VideoCameraOutlined } from '@ant-design/icons';
import type { OwnCall } from '@xiaoer/customer-client/call';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../shell/useNow';
import { minutes } from './minutes';

type Props = {
  own: OwnCall;
  name: string;
  /** Since when both have agreed, in milliseconds since 1970. */
  since: number | undefined;
  onToggle: (what: 'microphone' | 'camera') => void;
  onHangUp: () => void;
};

/** The call in which this page takes part: who is there, and what can be done. */
export function CallPanel({ own, name, since, onToggle, onHangUp }: Props) {
  const { t } = useTranslation();
  const now = useNow();
  const pictured = (own.remote?.getVideoTracks().length ?? 0) > 0;
  const talking = own.phase === 'talking';
  return (
    <section
      className="call-panel"
      aria-label={t('call.region', { name })}
      data-testid="call"
      data-phase={own.phase}
    >
      {(pictured || own.hasCamera) && (
        <div className="call-pictures">
          {pictured && (
            <Stream stream={own.remote} label={t('call.remote', { name })} testId="remote-video" />
          )}
          {own.hasCamera && (
            <Stream stream={own.local} label={t('call.own')} testId="own-video" own hidden={!own.camera} />
          )}
        </div>
      )}
      {!pictured && <Sound stream={own.remote} />}
      <div className="call-row">
        <p>
          <strong>{name}</strong> <span role="status">{t(`call.phase.${own.phase}`)}</span>{' '}
          {talking && since !== undefined && <span aria-hidden="true">{minutes(now - since)}</span>}
        </p>
        <Button
          shape="circle"
          type={own.microphone ? 'default' : 'primary'}
          icon={own.microphone ? <AudioOutlined /> : <AudioMutedOutlined />}
          aria-label={t(own.microphone ? 'call.mute' : 'call.unmute')}
          title={t(own.microphone ? 'call.mute' : 'call.unmute')}
          onClick={() => onToggle('microphone')}
        />
        {own.hasCamera && (
          <Button
            shape="circle"
            type={own.camera ? 'default' : 'primary'}
            icon={<VideoCameraOutlined />}
            aria-label={t(own.camera ? 'call.cameraOff' : 'call.cameraOn')}
            title={t(own.camera ? 'call.cameraOff' : 'call.cameraOn')}
            onClick={() => onToggle('camera')}
          />
        )}
        <Button
          danger
          type="primary"
          shape="circle"
          icon={<PhoneOutlined rotate={225} />}
          aria-label={t('call.hangUp')}
          title={t('call.hangUp')}
          onClick={onHangUp}
        />
      </div>
    </section>
  );
}

type StreamProps = {
  stream: MediaStream | undefined;
  label: string;
  testId: string;
  own?: boolean;
  hidden?: boolean;
};

function Stream({ stream, label, testId, own = false, hidden = false }: StreamProps) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current) {
      video.current.srcObject = stream ?? null;
    }
  }, [stream]);
  return (
    <video
      ref={video}
      className={own ? 'call-own' : 'call-remote'}
      aria-label={label}
      data-testid={testId}
      autoPlay
      playsInline
      muted={own}
      hidden={hidden}
    />
  );
}

function Sound({ stream }: { stream: MediaStream | undefined }) {
  const audio = useRef<HTMLAudioElement>(null);
  useEffect(() => {
    if (audio.current) {
      audio.current.srcObject = stream ?? null;
    }
  }, [stream]);
  return <audio ref={audio} data-testid="remote-audio" autoPlay hidden />;
}
