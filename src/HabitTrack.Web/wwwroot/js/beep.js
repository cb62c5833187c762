// Plays a tone.
let sound = null;

export function beep(pitch, length) {
  sound ??= new AudioContext();
  const [tone, volume] = [sound.createOscillator(), sound.createGain()];
  tone.frequency.value = pitch;
  volume.gain.setValueAtTime(0.25, sound.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.001, sound.currentTime + length);
  tone.connect(volume).connect(sound.destination);
  tone.start();
  tone.stop(sound.currentTime + length);
}
