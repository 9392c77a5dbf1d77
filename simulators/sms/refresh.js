// Fetch the page again every second and a half and swap the list if it changed: what is being
// typed into the search box, and what is being selected, stays untouched.
(function () {
  "use strict";
  var shown = document.getElementById("live").innerHTML;

  function swap(text) {
    var fresh = new DOMParser().parseFromString(text, "text/html").getElementById("live").innerHTML;
    if (fresh !== shown) {
      shown = fresh;
      document.getElementById("live").innerHTML = fresh;
    }
  }

  setInterval(function () {
    fetch(location.href, { cache: "no-store" })
      .then(function (answer) { return answer.text(); })
      .then(swap)
      .catch(function () { /* the simulator is being restarted: keep what is shown */ });
  }, 1500);
})();
