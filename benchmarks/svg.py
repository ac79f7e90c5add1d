"""What the pictures of the benchmarks share."""


def opening(width: int, height: int) -> list[str]:
    """The first lines of an SVG of this size in pixels: font, colour and a white ground."""
    return [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'font-family="sans-serif" font-size="12" fill="#222">',
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
    ]
