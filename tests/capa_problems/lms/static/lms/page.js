/* What the platform's page has for every block, and ProblemBlock's script relies on. */
(function() {
    'use strict';

    window.edx = {
        StringUtils: {
            interpolate: function(text, values) {
                return text.replace(/{\w+}/g, function(name) { return String(values[name.slice(1, -1)]); });
            }
        }
    };

    // Requests of a platform below a path of its own; here it is at the root.
    $.postWithPrefix = $.post;
    $.ajaxWithPrefix = $.ajax;

    // For screen readers.
    window.SR = {
        readText: function(text) { window.SR.readTexts([text]); },
        readTexts: function(texts) { $('#reader-feedback').text(texts.join(' ')); }
    };
    $(function() {
        // By these the block's styles know it.
        $('[data-block-type=problem]').addClass('xmodule_display xmodule_ProblemBlock');
        $('body').append('<div id="reader-feedback" class="sr" aria-live="polite"></div>');
    });

    // Formulas are not typeset: what waits for that runs at once.
    window.MathJax = {
        Hub: {
            Queue: function(what) { if (typeof what === 'function') { what(); } },
            Startup: {signal: {Interest: function(told) { told('End'); }}},
            getAllJax: function() { return []; }
        }
    };

    window.globalTooltipManager = {openTooltip: function() {}, hide: function() {}};
}());
