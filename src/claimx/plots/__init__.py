"""Charts as Vega-Lite specifications: drawn to SVG and PNG without a browser, or on a page that needs no network."""
