// Reading aids: two languages side by side, texts on a date, previews.
