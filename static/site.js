// Small comforts only: every page works without this file.
(function () {
  "use strict";
  var leaveForm = document.querySelector("form[data-leave]");

  // Cover the page at once, erase, and put the other page in the place of this one.
  function leave() {
    document.documentElement.classList.add("covered");
    document.title = leaveForm.dataset.cover;
    fetch(leaveForm.action, { method: "POST", redirect: "manual", keepalive: true }).then(
      function () { window.location.replace(leaveForm.dataset.leave); },
      function () { leaveForm.submit(); }
    );
  }

  if (leaveForm) {
    leaveForm.addEventListener("submit", function (event) {
      event.preventDefault();
      leave();
    });
    var presses = 0, last = 0;
    document.addEventListener("keyup", function (event) {
      if (event.key !== "Shift") { presses = 0; return; }
      var now = Date.now();
      presses = now - last < 1000 ? presses + 1 : 1;
      last = now;
      if (presses === 3) { leave(); }
    });
  }

  document.querySelectorAll(".needs-js").forEach(function (item) { item.hidden = false; });

  var errors = document.querySelector(".errors");
  if (errors) { errors.focus(); }

  // "None of these" and "not sure" stand alone: a tick there unticks the others, and the reverse.
  document.addEventListener("change", function (event) {
    var box = event.target;
    var group = box.closest("fieldset");
    if (box.type !== "checkbox" || !box.checked || !group) { return; }
    group.querySelectorAll("input:checked").forEach(function (other) {
      if (other !== box && ("alone" in box.dataset || "alone" in other.dataset)) { other.checked = false; }
    });
  });

  // What a link leads to is open, in browsers, too, that would leave it folded.
  var target = document.querySelector("details:target");
  if (target) { target.open = true; }

  var print = document.querySelector("[data-print]");
  if (print) { print.addEventListener("click", function () { window.print(); }); }

  // What is folded belongs on paper too, but for a call sheet, which prints where it was opened.
  var folded = [];
  window.addEventListener("beforeprint", function () {
    folded = Array.prototype.slice.call(document.querySelectorAll("details:not([open], .sheet)"));
    folded.forEach(function (item) { item.open = true; });
  });
  window.addEventListener("afterprint", function () {
    folded.forEach(function (item) { item.open = false; });
  });

  // All pages of questions have one address, so the browser's history cannot tell them apart. It
  // remembers a mark of each, which says nothing; where another page comes up, the one of the mark
  // is asked for, once.
  var questions = document.querySelector("form[data-mark]");
  if (questions) {
    var kept = history.state || {}, shown = questions.dataset.mark;
    if (kept.mark && kept.mark !== shown && !kept.asked) {
      document.documentElement.classList.add("turning");
      history.replaceState({ mark: kept.mark, asked: true }, "");
      var body = new FormData();
      body.append("csrfmiddlewaretoken", questions.elements.csrfmiddlewaretoken.value);
      body.append("run", questions.elements.run.value);
      body.append("mark", kept.mark);
      fetch(questions.dataset.again, { method: "POST", redirect: "manual", body: body }).then(
        function () { window.location.reload(); },
        function () { document.documentElement.classList.remove("turning"); }
      );
    } else {
      history.replaceState({ mark: shown }, "");
    }
  }

  // A page kept by the browser for "back" must not come back after leaving.
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) { window.location.reload(); }
  });
})();
