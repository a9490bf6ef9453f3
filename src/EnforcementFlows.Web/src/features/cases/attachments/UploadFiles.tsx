import { UploadOutlined } from '@ant-design/icons';
import { Button, Progress } from 'antd';
import { useRef, useState, type DragEvent } from 'react';
import { announce } from '@/components/Announcements';
import { ProblemNotice } from '@/components/ProblemNotice';
import { Problem } from '@/lib/api';
import { acceptedFiles } from '@/lib/attachments';
import { useWords } from '@/lib/i18n';
import { useUploads, type Sending } from './useUploads';

/** Takes files in, by choosing them or by dropping them here. */
export function UploadFiles({ caseId }: { caseId: string }) {
  const t = useWords('cases');
  const chooser = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const uploads = useUploads(caseId, (file) => announce(t('uploaded', { name: file.name })));
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void uploads.add([...event.dataTransfer.files]);
  };
  return (
    <section className="uploads no-print" aria-label={t('upload')}>
      <div
        className={isOver ? 'drop-zone drop-zone-over' : 'drop-zone'}
        onDrop={onDrop}
        onDragLeave={() => setOver(false)}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
      >
        <input
          ref={chooser}
          type="file"
          hidden
          multiple
          accept={acceptedFiles}
          onChange={(event) => {
            void uploads.add([...(event.target.files ?? [])]);
            event.target.value = ''; // the same file may be chosen again
          }}
        />
        <Button type="primary" icon={<UploadOutlined aria-hidden />} onClick={() => chooser.current?.click()}>
          {t('upload')}
        </Button>
        <span className="fine">{t('upload-about')}</span>
      </div>
      {uploads.sendings.map((one) => (
        <Upload key={one.key} sending={one} onAgain={() => void uploads.send(one)} onDrop={() => uploads.drop(one.key)} />
      ))}
    </section>
  );
}

function Upload({ sending: { file, percent, problem }, onAgain, onDrop }: { sending: Sending; onAgain: () => void; onDrop: () => void }) {
  const t = useWords('cases');
  const isPassing = problem instanceof Problem && problem.isPassing;
  return (
    <div className="upload">
      <b className="file-name">{file.name}</b>
      {problem === undefined ? (
        <Progress percent={percent} aria-label={t('uploading', { name: file.name })} />
      ) : (
        <>
          <ProblemNotice problem={problem} onRetry={isPassing ? onAgain : undefined} />
          <Button size="small" onClick={onDrop}>
            {t('upload-drop')}
          </Button>
        </>
      )}
    </div>
  );
}
