import { useEffect, useRef, useState } from 'react';
import { whenLocked } from '../../shared/session';
import { fromThisPage } from '../../shared/signed-in';
import { desk } from '../../shared/words/desk';
import { shared } from '../../shared/words/shared';
import { hear, NOTHING_HEARD, type Answered, type Rung } from './bell-heard';

const ASK_EVERY_MS = 30_000;
const AGAIN_AFTER_MS = 60_000;

/** By a cookie that opens nothing else. */
async function askBell(): Promise<Answered> {
  const answer = await fetch('/session/bell', { headers: { 'X-Console': fromThisPage() } }).catch(() => undefined);
  if (answer?.status === 401) return 'OVER';
  return answer?.ok ? await answer.json() as Rung : 'SILENT';
}

/** A tone of half a second; false when the browser refuses it. */
async function ring(audio: AudioContext): Promise<boolean> {
  await audio.resume().catch(() => undefined);
  if (audio.state !== 'running') return false;
  const [tone, loudness] = [audio.createOscillator(), audio.createGain()];
  loudness.gain.value = 0.2;
  tone.frequency.value = 880;
  tone.connect(loudness).connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + 0.5);
  return true;
}

/** Tells, behind the lock, that something came: in the title, by a line, and by a sound once that is turned on. It does not know what; it says when it hears nothing. */
export function Bell() {
  const [{ isRinging, deaf }, setHeard] = useState(NOTHING_HEARD);
  const [sound, setSound] = useState<'OFF' | 'ON' | 'REFUSED'>('OFF');
  const audio = useRef<AudioContext>(undefined);
  useEffect(() => {
    const look = async (): Promise<void> => {
      const answered = await askBell();
      setHeard((before) => hear(before, answered));
    };
    void whenLocked().then(look);
    const timer = setInterval(() => { void look(); }, ASK_EVERY_MS);
    return () => { clearInterval(timer); };
  }, []);
  useEffect(() => {
    document.title = isRinging ? desk.bell.title : desk.layout.locked;
    if (!isRinging) return;
    const sounds = (): void => { if (audio.current) void ring(audio.current).then((isHeard) => { if (!isHeard) setSound('REFUSED'); }); };
    sounds();
    const timer = setInterval(sounds, AGAIN_AFTER_MS);
    return () => { clearInterval(timer); };
  }, [isRinging]);
  const turnOn = (): void => {
    audio.current ??= new AudioContext();
    void ring(audio.current).then((isHeard) => { setSound(isHeard ? 'ON' : 'REFUSED'); });
  };
  return (
    <>
      <p role="status" className="rings">{isRinging ? desk.bell.came : ''}</p>
      {deaf === undefined ? null : <p role="alert">{desk.bell.deaf[deaf]}</p>}
      {deaf === 'OVER' ? null : sound === 'ON' ? <p className="sub">{desk.bell.on}</p> : <p><button className="button" type="button" onClick={turnOn}>{desk.bell.turnOn}</button></p>}
      {sound === 'REFUSED' ? <p className="sub" role="alert">{desk.bell.refused}</p> : null}
      <p className="sub">{shared.name}</p>
    </>
  );
}
