// Beside a Markdown field: how visitors would see it. Without this file nothing is lost.
(function () {
  "use strict";
  var token = document.querySelector("input[name=csrfmiddlewaretoken]");
  var place = document.querySelector("[data-render]");
  if (!token || !place) { return; }

  function beside(field) {
    var label = document.querySelector('label[for="' + field.id + '"]');
    var view = document.createElement("div");
    view.className = "live";
    view.setAttribute("role", "region");
    view.setAttribute("aria-label", "Preview: " + (label ? label.textContent.replace(":", "") : ""));
    view.tabIndex = 0; // a long one scrolls, by keyboard too
    field.insertAdjacentElement("afterend", view);
    return view;
  }

  function watch(field) {
    var view = beside(field), wait = 0, asked = 0;

    function show() {
      var mine = ++asked, body = new FormData();
      body.append("text", field.value);
      body.append("way", field.dataset.markdown);
      fetch(place.dataset.render, {
        method: "POST", body: body, headers: { "X-CSRFToken": token.value }, redirect: "error"
      }).then(function (answer) {
        return answer.ok ? answer.text() : Promise.reject(answer);
      }).then(function (html) {
        // Only the newest answer counts. The server let only plain formatting through.
        if (mine === asked) { view.innerHTML = html || "<p>(empty)</p>"; }
      }).catch(function () {
        if (mine === asked) { view.textContent = "No preview right now. What you typed is still here."; }
      });
    }

    field.addEventListener("input", function () {
      clearTimeout(wait);
      wait = setTimeout(show, 300);
    });
    // A long page has many fields: each is asked for when it comes into view.
    var seen = new IntersectionObserver(function (entries) {
      if (entries.some(function (entry) { return entry.isIntersecting; })) {
        seen.disconnect();
        show();
      }
    });
    seen.observe(field);
  }

  document.querySelectorAll("textarea[data-markdown]").forEach(watch);
})();
