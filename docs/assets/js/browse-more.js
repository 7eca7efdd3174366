// A long list has the titles of its later records only: their cards come in one file when the list is used.
for (const browse of document.querySelectorAll("[data-module=browse][data-cards]")) {
  const more = browse.querySelector(".hub-browse__more");
  let asked;

  async function fetchCards() {
    const answer = await fetch(browse.dataset.cards);
    if (!answer.ok) throw new Error(answer.status);
    const found = new DOMParser().parseFromString(await answer.text(), "text/html").querySelectorAll("[data-places]");
    const cards = new Map([...found].map((item) => [item.dataset.places, item]));
    // The file's links lead on from its own folder, which another page that shows the list does not share.
    for (const link of [...found].flatMap((item) => [...item.querySelectorAll("a[href]")])) {
      link.href = new URL(link.getAttribute("href"), answer.url);
    }
    for (const title of browse.querySelectorAll("li > .hub-title")) {
      const item = title.parentElement, card = cards.get(item.dataset.places);
      if (card) item.replaceChildren(...card.childNodes);
    }
    more.hidden = true;
    browse.dispatchEvent(new CustomEvent("hub-cards", { bubbles: true }));
  }

  const complete = () => (asked ??= fetchCards().catch(() => { asked = undefined; })); // the titles are still there
  browse.addEventListener("hub-narrowed", complete);
  more.hidden = false;
  more.addEventListener("click", async () => {
    const first = browse.querySelector("li > .hub-title").parentElement;
    await complete();
    first.querySelector("a").focus();
  });
}
