import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../session/session';
import { Icon } from '../ui/icons';
import { kindOf, length, type MediumKind, size, type Upload } from './media';
import { useRecorder } from './useRecorder';

const PROBLEMS = ['medium-too-large', 'medium-type-not-allowed', 'medium-quota', 'medium-conversation-full', 'unreachable'] as const;

interface ToolsProps {
  disabled: boolean;
  onFile: (file: Blob, kind: MediumKind, name: string, durationMillis?: number) => void;
}

/** Beside the words: a file from the device, or a voice. */
export function AttachmentTools({ disabled, onFile }: ToolsProps) {
  const { t } = useTranslation();
  const { media } = useSession();
  const input = useRef<HTMLInputElement>(null);
  const recorder = useRecorder(media.voiceMillis, (voice, millis) => onFile(voice, 'voice', t('media.voiceName'), millis));
  if (recorder.state === 'recording') {
    return (
      <div className="recording" role="status">
        <span className="pulse" aria-hidden="true" />
        <span>
          {t('media.recording')} <span aria-hidden="true">{length(recorder.elapsed)}</span>
        </span>
        <button type="button" className="text-button" onClick={recorder.cancel}>
          {t('cancel')}
        </button>
        <button type="button" className="text-button" onClick={recorder.finish}>
          {t('media.sendVoice')}
        </button>
      </div>
    );
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        data-testid="file-input"
        onChange={(event) => {
          for (const file of event.target.files ?? []) onFile(file, kindOf(file), file.name);
          event.target.value = '';
        }}
      />
      <button
        type="button"
        className="icon-button"
        aria-label={t('media.attach')}
        disabled={disabled}
        onClick={() => input.current?.click()}
      >
        <Icon name="clip" />
      </button>
      {recorder.possible && (
        <button
          type="button"
          className="icon-button"
          aria-label={recorder.state === 'forbidden' ? t('media.noMicrophone') : t('media.record')}
          disabled={disabled}
          onClick={recorder.start}
        >
          <Icon name="mic" />
        </button>
      )}
    </>
  );
}

interface ListProps {
  uploads: readonly Upload[];
  onAgain: (upload: Upload) => void;
  onDrop: (id: string) => void;
}

/** What is on its way to be a message, and what was not taken. */
export function UploadList({ uploads, onAgain, onDrop }: ListProps) {
  const { t, i18n } = useTranslation();
  if (uploads.length === 0) return null;
  const words = ({ problem, most }: Upload) => {
    if (most !== undefined) return t('media.problem.largerThan', { size: size(most, i18n.language) });
    const known = PROBLEMS.find((code) => code === problem);
    return t(`media.problem.${known ?? 'unexpected'}`);
  };
  return (
    <ul className="uploads" aria-label={t('media.uploads')}>
      {uploads.map((upload) => (
        <li key={upload.id} data-testid="upload" data-state={upload.problem ? 'failed' : 'sending'}>
          <span className="upload-name">{upload.name}</span>
          {upload.problem === undefined ? (
            <span role="status">{t('media.sending')}</span>
          ) : (
            <>
              <span className="refused" role="alert">
                {words(upload)}
              </span>
              {upload.most === undefined && (
                <button type="button" className="text-button" onClick={() => onAgain(upload)}>
                  {t('retry')}
                </button>
              )}
              <button type="button" className="text-button" onClick={() => onDrop(upload.id)}>
                {t('refused.discard')}
              </button>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
