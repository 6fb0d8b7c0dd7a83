import { useEffect, useRef, useState } from 'react';
import { whenLocked } from '../../shared/session';
import { desk } from '../../shared/words/desk';
import { shared } from '../../shared/words/shared';

interface Rung { readonly new: number; readonly urgent: number }

const ASK_EVERY_MS = 30_000;
const AGAIN_AFTER_MS = 60_000;

/** Two counts, by a cookie that opens nothing else; undefined when there is no bell any more. */
async function askBell(): Promise<Rung | undefined> {
  const answer = await fetch('/session/bell').catch(() => undefined);
  return answer?.ok ? await answer.json() as Rung : undefined;
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

/** Tells, behind the lock, that something came: in the title, by a line, and by a sound once that is turned on. It does not know what. */
export function Bell() {
  const [isRinging, setRinging] = useState(false);
  const [sound, setSound] = useState<'OFF' | 'ON' | 'REFUSED'>('OFF');
  const audio = useRef<AudioContext>(undefined);
  const last = useRef<Rung>(undefined);
  useEffect(() => {
    const look = async (): Promise<void> => {
      const rung = await askBell();
      const before = last.current;
      last.current = rung;
      if (rung !== undefined && before !== undefined && (rung.new > before.new || rung.urgent > before.urgent)) setRinging(true);
    };
    void whenLocked().then(look);
    const timer = setInterval(() => { void look(); }, ASK_EVERY_MS);
    return () => { clearInterval(timer); };
  }, []);
  useEffect(() => {
    if (!isRinging) return;
    document.title = desk.bell.title;
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
      {sound === 'ON' ? <p className="sub">{desk.bell.on}</p> : <p><button className="button" type="button" onClick={turnOn}>{desk.bell.turnOn}</button></p>}
      {sound === 'REFUSED' ? <p className="sub" role="alert">{desk.bell.refused}</p> : null}
      <p className="sub">{shared.name}</p>
    </>
  );
}
