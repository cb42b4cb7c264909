// The console's ears and lifeline: a tone while nobody has acknowledged, notifications, and getting the connection back.
(() => {
  const remembered = "escalation-sound";
  let audio = null;
  let ringing = null;
  let shouldRing = false;

  const wanted = () => localStorage.getItem(remembered) !== "off";
  const playing = () => wanted() && audio?.state === "running";

  // Two rising notes; a browser plays them only after somebody has touched the page.
  function chime() {
    if (!playing()) return;
    for (const [frequency, after] of [[660, 0], [880, 0.22], [660, 0.6], [880, 0.82]]) {
      const tone = audio.createOscillator();
      const volume = audio.createGain();
      const start = audio.currentTime + after;
      tone.frequency.value = frequency;
      volume.gain.setValueAtTime(0, start);
      volume.gain.linearRampToValueAtTime(0.35, start + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.001, start + 0.2);
      tone.connect(volume).connect(audio.destination);
      tone.start(start);
      tone.stop(start + 0.22);
    }
  }

  function ring(on) {
    shouldRing = on;
    clearInterval(ringing);
    ringing = null;
    if (!on) return;
    chime();
    ringing = setInterval(chime, 2500);
  }

  function arrived(title, body, link) {
    chime();
    if (!document.hidden || !("Notification" in window) || Notification.permission !== "granted") return;
    const notification = new Notification(title, { body, tag: link ?? title, requireInteraction: true });
    notification.onclick = () => { window.focus(); if (link?.startsWith("/console/")) location.href = link; };
  }

  function showState() {
    const button = document.getElementById("sound");
    if (!button) return;
    const state = !wanted() ? "off" : playing() ? "on" : "waiting";
    if (button.dataset.state === state) return;
    button.dataset.state = state;
    button.textContent = button.dataset[state];
    button.setAttribute("aria-pressed", String(state === "on"));
  }

  async function unlock() {
    audio ??= new AudioContext();
    if (audio.state !== "running") await audio.resume().catch(() => {});
    showState();
    if (shouldRing && !ringing) ring(true);
  }

  for (const gesture of ["pointerup", "keydown"])
    document.addEventListener(gesture, () => { if (wanted() && !playing()) unlock(); }, { capture: true });

  document.addEventListener("click", async event => {
    if (!event.target.closest?.("#sound")) return;
    const turnOn = event.target.closest("#sound").dataset.state !== "on";
    localStorage.setItem(remembered, turnOn ? "on" : "off");
    if (turnOn) {
      await unlock();
      if ("Notification" in window && Notification.permission === "default") Notification.requestPermission();
      chime();
    }
    showState();
  });

  // Blazor stops trying after a while; an on-call page must not. A host that was restarted no longer knows this page, so it is loaded again.
  let returning = null;
  document.addEventListener("components-reconnect-state-changed", event => {
    const state = event.detail?.state;
    if (state === "hide") { clearInterval(returning); returning = null; return; }
    if (state !== "failed" && state !== "rejected" && state !== "resume-failed") return;
    if (state !== "failed") document.getElementById("components-reconnect-modal")?.classList.add("reloading-now");
    returning ??= setInterval(async () => {
      const answer = await fetch("/healthz", { cache: "no-store" }).catch(() => null);
      if (answer?.ok) location.reload();
    }, 2000);
  }, { capture: true }); // The event does not bubble.

  // Scrolls the diagram, and only the diagram, to a step.
  function reveal(picture, step) {
    const box = picture?.querySelector(`[data-step="${CSS.escape(step)}"]`)?.getBoundingClientRect();
    if (!box) return;
    const frame = picture.getBoundingClientRect();
    picture.scrollBy(box.x + box.width / 2 - frame.x - frame.width / 2, box.y + box.height / 2 - frame.y - frame.height / 2);
  }

  setInterval(showState, 1000);
  window.escalation = { ring, arrived, reveal };
})();
